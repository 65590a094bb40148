"""Two people side by side: the traveller, and somebody they may be taken for."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from manfadh.apps.operate.crossings.selectors import Inspected
from manfadh.apps.operate.travellers.selectors import Person
from manfadh.apps.operate.watchlists.selectors import Hit
from manfadh.libs.documents.numbers import number_key
from manfadh.libs.names import equal_names
from manfadh.web.components.inspection import wording
from manfadh.web.components.inspection.places import country_words
from manfadh.web.components.shapes import Kind


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One fact of both: whether they agree, by word and shape."""

    words: str
    traveller: str
    other: str
    verdict: str
    kind: Kind


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Who the other is, why they are shown, and fact by fact."""

    title: str
    why: str
    # What the list asks for, and where it comes from; empty for a known person.
    asks: str
    reference: str
    differences: tuple[Difference, ...]
    # Whether secondary told the two apart; empty where it never did.
    apart: str = ""
    apart_kind: Kind = "quiet"


def compare_hit(shown: Inspected, hit: Hit) -> Comparison:
    """The traveller beside an entry on a list."""
    return Comparison(
        title=_("Entry on a list: %(list)s")
        % {"list": wording.LIST_PURPOSES.get(hit.purpose, hit.purpose)},
        why=str(wording.HIT_REASONS[hit.reason]),
        asks=str(wording.HIT_INSTRUCTIONS.get(hit.instruction, hit.instruction)),
        reference=hit.reference,
        differences=(
            _name(_own_name(shown), hit.name or ""),
            _mother(shown, hit.mother or ""),
            _birth(shown.reading.birth, hit.birth or ""),
            _nationality(shown.reading.nationality, hit.nationality or ""),
            _number(shown.reading.number, hit.document_number or ""),
        ),
        apart=_apart(shown, hit),
        apart_kind="good" if shown.is_apart_from(hit.alert_id) else "watch",
    )


def _apart(shown: Inspected, hit: Hit) -> str:
    apart = shown.apart.get(hit.alert_id)
    if apart is None:
        return ""
    words = {
        "holds": _("Not the same person: told apart by secondary, slip %(number)s"),
        "expired": _("The slip %(number)s is over: look again"),
        "alert_changed": _("The list says something else since slip %(number)s: look again"),
        "revoked": _("The slip %(number)s was revoked"),
    }
    return words[apart.holding] % {"number": apart.slip_number}


def compare_person(shown: Inspected, person: Person) -> Comparison:
    """The traveller beside another known person of the same name."""
    return Comparison(
        title=_("Known person of the same name"),
        why=_("Equal name and date of birth, under another record"),
        asks="",
        reference="",
        differences=(
            _name(_own_name(shown), str(person.full_name) or person.printed_name),
            _mother(shown, person.mother or ""),
            _birth(shown.reading.birth, person.birth or ""),
            _nationality(shown.reading.nationality, person.nationality),
            _sex(shown.reading.sex or "", person.sex or ""),
        ),
    )


def compare_records(one: Person, other: Person) -> tuple[Difference, ...]:
    """Two records of perhaps one person, fact by fact."""
    return (
        _name(str(one.full_name) or one.printed_name, str(other.full_name) or other.printed_name),
        _difference(
            _("Name as printed"),
            one.printed_name,
            other.printed_name,
            same=equal_names(one.printed_name, other.printed_name),
        ),
        _difference(
            _("Mother's name"),
            one.mother or "",
            other.mother or "",
            same=equal_names(one.mother or "", other.mother or ""),
        ),
        _birth(one.birth or "", other.birth or ""),
        _sex(one.sex or "", other.sex or ""),
        _nationality(one.nationality, other.nationality),
    )


def _own_name(shown: Inspected) -> str:
    known = str(shown.person.full_name) if shown.person else ""
    return known or shown.reading.printed_name


def _name(own: str, other: str) -> Difference:
    return _difference(_("Name"), own, other, same=equal_names(own, other))


def _mother(shown: Inspected, other: str) -> Difference:
    own = (shown.person.mother or "") if shown.person else ""
    return _difference(_("Mother's name"), own, other, same=equal_names(own, other))


def _birth(own: str, other: str) -> Difference:
    # A date known in part neither agrees nor differs where the other is known further.
    shorter = min(len(own), len(other))
    in_part = len(own) != len(other) and own[:shorter] == other[:shorter]
    return _difference(
        _("Date of birth"), own, other, same=own == other, is_unsure=bool(shorter) and in_part
    )


def _nationality(own: str, other: str) -> Difference:
    return _difference(
        _("Nationality"), country_words(own), country_words(other), same=own == other
    )


def _number(own: str, other: str) -> Difference:
    return _difference(_("Document number"), own, other, same=number_key(own) == number_key(other))


def _sex(own: str, other: str) -> Difference:
    words = wording.SEXES
    return _difference(
        _("Sex"), str(words.get(own, "")), str(words.get(other, "")), same=own == other
    )


def _difference(
    words: str, own: str, other: str, *, same: bool, is_unsure: bool = False
) -> Difference:
    verdict: str
    kind: Kind
    if not own or not other:
        verdict, kind = _("cannot compare"), "quiet"
    elif is_unsure:
        verdict, kind = _("agrees in part"), "quiet"
    elif same:
        verdict, kind = _("same"), "watch"
    else:
        verdict, kind = _("differs"), "good"
    return Difference(words=words, traveller=own, other=other, verdict=verdict, kind=kind)
