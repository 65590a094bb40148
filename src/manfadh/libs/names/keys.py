"""The search key of a name within its script: equal however it was typed, on every database."""

import re
from typing import Final

from manfadh.libs.names.folding import fold_token

LONGEST_NAME: Final = 256

_ARTICLES: Final = frozenset({"al", "el", "ul", "ال"})
_ASSIMILATED: Final = frozenset(
    {"ar", "as", "ad", "an", "at", "az", "ash", "adh", "ath", "ud", "ur", "us", "un", "uz"}
)
_SERVANTS: Final = frozenset({"abd", "عبد"})
_FATHERS: Final = {
    **dict.fromkeys(("abu", "abou", "abo", "aboo"), "abu"),
    **dict.fromkeys(("abul", "aboul"), "abual"),
    **dict.fromkeys(("ابو", "ابا", "ابي"), "ابو"),
}
_SONS: Final = {"bin": "bin", "ben": "bin", "ibn": "bin", "بن": "بن", "ابن": "بن"}

_SERVANT_OF: Final = re.compile(r"^abd(?:[eo]l|al(?=[^aeiou])|u([rsznd])(?=\1))")


def name_key(text: str) -> str:
    """Answer the key under which a name is stored and searched, in the name's own script.

    Equal for every way of typing the same spelling: presentation forms, tatweel, vowel signs,
    bidi controls, hamza, ى/ي/ی, ة/ه/ە, ك/ک, Kurdish letters, digits, case, Latin diacritics,
    apostrophes, hyphens. A particle joins its name (`Abd al-Rahman`, `ABDELRAHMAN` and `Abdul
    Rahman`; `عبد الرحمن` and `عبدالرحمن`); the order of the parts stays. At most 256 characters;
    empty when nothing can be read. `name_key(name_key(x)) == name_key(x)`; never raises.

    It does not bring two scripts or two spellings together: `sound_key` does.
    """
    parts: list[str] = []
    for token in text[:LONGEST_NAME].split():
        parts.extend(fold_token(token))
    return " ".join(join_particles(parts))[:LONGEST_NAME].rstrip()


def join_particles(parts: list[str]) -> list[str]:
    """Join `abd`, `al`, `abu` in front of a name to it: `['abd', 'al', 'aziz']` → `['abdulaziz']`.

    `parts` are folded tokens in order. `bin`, `ben` and `ibn` stay words of their own.
    """
    joined: list[str] = []
    name = ""
    for part in reversed(parts):
        prefix = _prefix(part, name) if name else None
        if prefix is not None:
            name = prefix + name
            continue
        if name:
            joined.append(_canonical(name))
        name = part
    if name:
        joined.append(_canonical(name))
    return joined[::-1]


def _prefix(part: str, name: str) -> str | None:
    """Answer how `part` is written when it is joined to the name behind it, None if it is not."""
    if part in _ARTICLES:
        return "ال" if part == "ال" else "al"
    if part in _SERVANTS or part in ("abdul", "abdel"):
        return part
    if part in _ASSIMILATED and name.startswith(part[1:]):
        return "al"
    return _FATHERS.get(part)


def _canonical(name: str) -> str:
    return _SONS.get(name) or _SERVANT_OF.sub("abdul", name)
