"""Slips that travellers present: looked up by their number or by the code on them."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manfadh.apps.govern.accounts.selectors import get_officer_name
from manfadh.apps.operate.crossings.selectors import Reading, Slip, get_slip
from manfadh.apps.operate.crossings.services import SlipUnknown
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.zone_seals import SealBroken, is_seal, open_seal
from manfadh.libs.documents.numbers import number_key
from manfadh.web.components.inspection.fields import TypedField
from manfadh.web.components.inspection.places import country_words, moment, port_words
from manfadh.web.components.inspection.showing import show_printed_name
from manfadh.web.components.shapes import Fact, Kind

KIND = "SLIP"
PAGE = "components/inspection/slip.html"


class SlipForm(forms.Form):
    """What stands on a slip: its number, or its code as a reader sends it."""

    text = TypedField(
        label=gettext_lazy("Number of the slip, or its code"),
        max_length=400,
        widget=forms.TextInput(
            attrs={"dir": "ltr", "autofocus": True, "autocomplete": "off", "spellcheck": "false"}
        ),
        help_text=gettext_lazy("Pass the code over the reader, or type the number: 7K3M-9QPD-4."),
    )


@dataclass(frozen=True, kw_only=True)
class SlipAnswer:
    """What can be said of a slip: one sentence with its kind, and whose it is."""

    sentence: str
    kind: Kind
    slip: Slip | None
    name: str
    facts: tuple[Fact, ...]


def answer_slip(viewer: Viewer, text: str) -> SlipAnswer:
    """Whether a slip is genuine, whose it is, and whether it holds; the look is recorded."""
    try:
        number, is_sealed = _number(text)
    except SealBroken:
        return _nothing(
            _("This code was not printed by a node that is known here, or it was altered."), "stop"
        )
    try:
        slip = get_slip(viewer, number)
    except SlipUnknown:
        if is_sealed:
            return _nothing(
                _(
                    "The code is genuine. The decision itself has not arrived here yet: compare "
                    "the person with the names on the slip, and refer to secondary in doubt."
                ),
                "watch",
            )
        return _nothing(
            _("No slip of this number is known here. Compare the number once more."), "watch"
        )
    sentence, kind = _standing(slip)
    return SlipAnswer(
        sentence=sentence,
        kind=kind,
        slip=slip,
        name=show_printed_name(slip.reading),
        facts=slip_facts(slip),
    )


def slip_facts(slip: Slip) -> tuple[Fact, ...]:
    """Whose a slip is, from where and until when; nothing of any list."""
    ports = port_words([slip.port])
    reading = slip.reading
    facts = [Fact(words=_("Slip"), value=slip.slip_number, code=True)]
    if reading:
        facts += [
            Fact(words=_("Document"), value=reading.number or "—", code=True),
            Fact(words=_("Issuer"), value=country_words(reading.issuer) or "—"),
            Fact(words=_("Date of birth"), value=reading.birth or "—"),
        ]
    facts += [
        Fact(words=_("Issued at"), value=ports.get(slip.port, slip.port)),
        Fact(words=_("Issued"), value=moment(slip.issued_at)),
        Fact(
            words=_("Issued by"), value=get_officer_name(slip.issued_by) if slip.issued_by else "—"
        ),
        Fact(
            words=_("Valid until"),
            value=slip.valid_until_on.isoformat() if slip.valid_until_on else "—",
        ),
    ]
    return tuple(facts)


def mark_of_person(reading: Reading | None) -> str:
    """What binds the code of a slip to its person: a mark of paper and birth, and no name."""
    told = f"{number_key(reading.number)}|{reading.issuer}|{reading.birth}" if reading else ""
    return hashlib.sha256(told.encode()).hexdigest()[:12].upper()


def slip_context(answer: SlipAnswer | None, form: SlipForm, **more: Any) -> dict[str, Any]:
    """What the page of a slip needs."""
    return {"form": form, "answer": answer, **more}


def _number(text: str) -> tuple[str, bool]:
    if not is_seal(KIND, text):
        return text, False
    fields = open_seal(KIND, text).fields
    if not fields:
        raise SealBroken(text)
    return fields[0], True


def _standing(slip: Slip) -> tuple[str, Kind]:
    if slip.revoked_at:
        return _("This slip was revoked and holds no longer."), "stop"
    if not slip.holds:
        return _("The time of this slip is over. Refer to secondary, which looks again."), "watch"
    return (
        _("This slip holds: secondary told this person apart from somebody of a similar name."),
        "good",
    )


def _nothing(sentence: str, kind: Kind) -> SlipAnswer:
    return SlipAnswer(sentence=sentence, kind=kind, slip=None, name="", facts=())
