"""The notice of an order as PDF: in the traveller's language, that of the authority beside it.

The statutory words of act and ground are those in force on the day of issue. Nothing here tells an
order in effect from one that is held.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone

from manfadh.apps.govern.policy.selectors import ProvisionUnknown, get_act, get_refusal_ground
from manfadh.apps.govern.policy.selectors.orders import Appeal, list_appeal_ways
from manfadh.apps.operate.crossings.selectors import Reading
from manfadh.apps.operate.crossings.selectors.notices import NoticeShown
from manfadh.kernel.pdf import render_pdf
from manfadh.kernel.qr import qr_svg
from manfadh.kernel.translated import Translated
from manfadh.libs.codes import country_name, is_known_issuer
from manfadh.papers.places import issuer_of

_FOLDER = Path(__file__).parent
# What the languages call themselves, for whoever chooses one with the traveller.
LANGUAGES = {
    "ar": "العربية",
    "ckb": "کوردی",
    "en": "English",
    "fa": "فارسی",
    "tr": "Türkçe",
    "ur": "اردو",
}
# The language in which an authority issues its orders.
_OWN_LANGUAGE = {"krd": "ckb"}
_THREE = ("ar", "ckb", "en")


@dataclass(frozen=True, kw_only=True)
class _Law:
    """What the law in force on the day says: words and text of act and ground, ways of appeal."""

    act: Translated
    ground: Translated
    reference: str
    appeals: tuple[Appeal, ...]


def notice_pdf(
    notice: NoticeShown, reading: Reading | None, *, language: str, address: str
) -> bytes:
    """The notice; `language` is one of LANGUAGES, else that which was chosen at its issue.

    `reading` is the document of the person, None once it was erased: then its lines stay empty.
    """
    chosen = language if language in LANGUAGES else notice.language
    own = _OWN_LANGUAGE.get(notice.authority, "ar")
    law = _law_of(notice)
    words = _words()[own]
    issuer = issuer_of(notice.authority, notice.port)
    parts = [_part(code, notice, reading, law) for code in dict.fromkeys((chosen, own))]
    data = {
        "language": own,
        "title": parts[-1]["title"],
        "authority": issuer.authority,
        "port": issuer.port,
        "number": notice.number,
        "issued": notice.issued_on.isoformat(),
        "void": words["void"] if notice.is_void else None,
        "void-words": " · ".join(_words()[code]["void"] for code in dict.fromkeys((own, chosen))),
        "parts": parts,
        "qr": qr_svg(address),
        "check": words["check"],
        "handed": _handed(notice, words),
        "signatures": [words["officer"], words["traveller"]],
        "foot": notice.number,
    }
    return render_pdf(_FOLDER / "notice.typ", data, made_at=notice.issued_at)


def _part(language: str, notice: NoticeShown, reading: Reading | None, law: _Law) -> dict[str, Any]:
    words = _words()[language]
    ground = _in(language, law.ground, "grounds", notice.ground)
    return {
        "language": language,
        "title": _in(language, law.act, "acts", notice.act),
        "unreviewed": words["unreviewed"],
        "facts": [
            *_person(words, reading, language),
            [words["ground"], ground],
            [words["law"], law.reference],
        ],
        "decided": words["decided"],
        "paragraphs": [words["protection"], words["rights"]],
        "appeal-title": words["appeal_title"],
        "appeals": _appeals(language, law.appeals) or [words["no_appeal"]],
    }


def _person(words: dict[str, Any], reading: Reading | None, language: str) -> list[list[str]]:
    if reading is None:
        return [[words["person"], ""], [words["document"], ""]]
    # Countries have names in three languages; the others read them as the passport has them.
    country = reading.nationality
    if is_known_issuer(country):
        if language == "ar":
            country = country_name(country, "ar")
        elif language == "ckb":
            country = country_name(country, "ckb")
        else:
            country = country_name(country, "en")
    return [
        [words["person"], reading.printed_name],
        [words["nationality"], country],
        [words["birth"], reading.birth],
        [words["document"], reading.number],
    ]


def _appeals(language: str, ways: tuple[Appeal, ...]) -> list[str]:
    sentence = _words()[language]["appeal"]
    return [
        sentence.format(text=_in(language, way.text, "appeals", way.code), days=way.within_days)
        for way in ways
    ]


def _in(language: str, text: Translated, table: str, code: str) -> str:
    """A text of the law in a language: as issued, else our translation, else in Arabic."""
    if language in _THREE:
        return text.in_language(language).text
    ours = _words()[language].get(table, {}).get(code)
    return str(ours) if ours else text.in_language("ar").text


def _law_of(notice: NoticeShown) -> _Law:
    authority, on = notice.authority, notice.issued_on
    appeals = list_appeal_ways(authority, notice.act, on)
    try:
        ground = get_refusal_ground(authority, notice.ground, on)
        act = get_act(authority, notice.act, on)
    except ProvisionUnknown:
        # From a node whose law has not arrived here: the codes say what it was.
        code = Translated(notice.act, notice.act, notice.act)
        named = Translated(notice.ground, notice.ground, notice.ground)
        return _Law(act=code, ground=named, reference="", appeals=appeals)
    return _Law(act=act.words, ground=ground.text, reference=ground.reference, appeals=appeals)


def _handed(notice: NoticeShown, words: dict[str, Any]) -> str:
    if notice.handed_at is None:
        return ""
    # Isolated (UAX 9), or a date of digits turns round among Arabic letters.
    at = f"\u2066{timezone.localtime(notice.handed_at):%Y-%m-%d %H:%M}\u2069"
    return str(words[notice.handed_how]).format(at=at)


@cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads((_FOLDER / "notice_words.toml").read_text("utf-8"))
