"""What stands on a screen of one person with one document, made of what the selectors answered."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manfadh.apps.operate.crossings.selectors import (
    NO_DOCUMENT,
    UNKNOWN_KIND,
    Inspected,
    Reading,
    StayShown,
    today,
)
from manfadh.apps.operate.crossings.selectors import Advice as Advised
from manfadh.apps.operate.crossings.services import needs_ground
from manfadh.kernel import clock
from manfadh.libs.codes import DocumentKind, document_kind_name
from manfadh.libs.documents import Change, suggest_repairs
from manfadh.web.components.inspection import wording
from manfadh.web.components.inspection.categories import CategoryWords
from manfadh.web.components.inspection.comparing import Comparison, compare_hit, compare_person
from manfadh.web.components.inspection.places import (
    country_words,
    moment,
    port_words,
    reader_language,
)
from manfadh.web.components.inspection.zone_words import say_zone
from manfadh.web.components.shapes import (
    Advice,
    Cell,
    Column,
    Fact,
    PersonName,
    Reason,
    Row,
    Table,
)


@dataclass(frozen=True, kw_only=True)
class RepairShown:
    """A suggestion for a misread zone: what would change, and the zone as it would then be."""

    zone: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, kw_only=True)
class TravellerShown:
    """A traveller as booth and secondary lay them out."""

    inspected: Inspected
    name: PersonName
    advice: Advice
    document: tuple[Fact, ...]
    doubts: tuple[str, ...]
    repairs: tuple[RepairShown, ...]
    stay: tuple[Fact, ...]
    crossings: Table
    hits: tuple[Comparison, ...]
    namesakes: tuple[Comparison, ...]
    instructions: tuple[str, ...]
    direction: str
    is_entry: bool
    needs_ground: bool

    @property
    def may_be_ordered(self) -> bool:
        """Whether removal or expulsion is offered: of somebody who is here, never of a national."""
        return not self.is_entry and not self.inspected.is_own_national

    @property
    def may_be_refused(self) -> bool:
        """Whether refusal is offered at all: never for one who leaves, never for a national."""
        return self.is_entry and not self.inspected.is_own_national


def show_traveller(shown: Inspected) -> TravellerShown:
    """All words and tables of an inspection, in the reader's language."""
    ports = port_words(
        [line.port for line in shown.lines] + ([shown.stay.entry_port] if shown.stay else [])
    )
    reading = shown.reading
    return TravellerShown(
        inspected=shown,
        name=show_name(shown),
        advice=show_advice(shown.advice, shown.direction),
        document=_document(shown),
        doubts=tuple(say_zone(code) for code in (*reading.faults, *reading.remarks)),
        repairs=_repairs(shown),
        stay=_stay(shown.stay, ports) if shown.stay else (),
        crossings=_crossings(shown, ports),
        hits=tuple(compare_hit(shown, hit) for hit in shown.hits),
        namesakes=tuple(compare_person(shown, person) for person in shown.namesakes),
        instructions=tuple(
            " ".join(filter(None, (str(wording.INSTRUCTIONS[left.action]), left.text or "")))
            for left in shown.instructions
        ),
        direction=str(wording.DIRECTIONS[shown.direction]),
        is_entry=shown.direction == "entry",
        needs_ground=needs_ground(shown),
    )


def show_name(shown: Inspected) -> PersonName:
    """The name: as known in the person's own script, and as the document prints it."""
    person = shown.person
    own = str(person.full_name) if person else ""
    printed = shown.reading.printed_name
    mother = (person.mother or "") if person else ""
    if not is_arabic(own):
        return PersonName(
            latin=printed or own, four_part=own if own != printed else "", mother=mother
        )
    return PersonName(arabic=own, latin="" if is_arabic(printed) else printed, mother=mother)


def show_printed_name(reading: Reading | None) -> str:
    """The name of a reading on a line of a list; a word where it was erased or left out."""
    if reading is None:
        return _("Erased")
    return reading.printed_name or reading.number or _("No name")


def is_arabic(text: str) -> bool:
    """Whether a name is written in Arabic letters, as Arabic and Kurdish are."""
    return any("\u0600" <= character <= "\u06ff" for character in text)


def show_advice(advised: Advised, direction: str) -> Advice:
    """One line of advice: the sentence of its level, and the gravest reason beside it."""
    reasons = [
        Reason(
            sentence=wording.say_reason(reason),
            rests_on=reason.values.get("reference", "") if reason.code == "overstay" else "",
        )
        for reason in advised.reasons
    ]
    sentence = wording.say_advice(advised.level, direction)
    first = f" {reasons[0].sentence}" if reasons else ""
    return Advice(
        kind=wording.LEVEL_KINDS[advised.level],
        sentence=f"{sentence}{first}",
        reasons=reasons,
    )


def kind_words(kind: str) -> str:
    """What kind of paper it is."""
    if kind == NO_DOCUMENT:
        return _("No document")
    if kind == UNKNOWN_KIND:
        return _("Kind not known")
    return document_kind_name(DocumentKind(kind), reader_language())


def _document(shown: Inspected) -> tuple[Fact, ...]:
    reading = shown.reading
    facts = [Fact(words=_("Document"), value=kind_words(reading.kind))]
    if reading.has_document:
        facts += [
            Fact(words=_("Number"), value=reading.number, code=True),
            Fact(words=_("Issuer"), value=country_words(reading.issuer)),
            _expiry(shown),
            _digits(reading),
        ]
    if shown.told_apart_at:
        facts.insert(
            0,
            Fact(
                words=_("Not the same person"),
                value=_("told apart by secondary, %(at)s") % {"at": moment(shown.told_apart_at)},
                kind="note",
            ),
        )
    facts += [
        Fact(words=_("Nationality"), value=country_words(reading.nationality) or _("not known")),
        Fact(words=_("Date of birth"), value=reading.birth or _("not known")),
        Fact(words=_("Sex"), value=wording.SEXES.get(reading.sex or "", _("not stated"))),
    ]
    return tuple(facts)


def _expiry(shown: Inspected) -> Fact:
    expired = any(reason.code == "expired" for reason in shown.advice.reasons)
    day = shown.reading.expiry
    if not day:
        return Fact(words=_("Valid until"), value=_("not known"), kind="quiet")
    if expired:
        return Fact(words=_("Valid until"), value=_("%(day)s: expired") % {"day": day}, kind="stop")
    return Fact(words=_("Valid until"), value=day, kind="good")


def _digits(reading: Reading) -> Fact:
    if reading.is_typed:
        return Fact(words=_("Check digits"), value=_("typed by hand"), kind="watch")
    if reading.is_valid:
        return Fact(words=_("Check digits"), value=_("all agree"), kind="good")
    return Fact(words=_("Check digits"), value=_("see the doubts"), kind="stop")


def _repairs(shown: Inspected) -> tuple[RepairShown, ...]:
    if shown.reading.is_valid or not shown.zone:
        return ()
    return tuple(
        RepairShown(zone="\n".join(repair.lines), changes=repair.changes)
        for repair in suggest_repairs(shown.zone.split("\n"))
    )


def _stay(stay: StayShown, ports: dict[str, str]) -> tuple[Fact, ...]:
    days = ngettext("%(days)d day", "%(days)d days", stay.days) % {"days": stay.days}
    facts = [
        Fact(words=_("Here since"), value=f"{moment(stay.entered_at)} · {days}"),
        Fact(words=_("Entered at"), value=ports.get(stay.entry_port, stay.entry_port)),
        Fact(words=_("Enters under"), value=wording.PERMISSIONS.get(stay.permission, "")),
    ]
    if stay.overstay_unknown_because:
        verdict = Fact(words=_("Stay"), value=stay.overstay_unknown_because, kind="quiet")
    elif stay.overstay_days:
        over = ngettext(
            "exceeded by %(days)d day", "exceeded by %(days)d days", stay.overstay_days
        ) % {"days": stay.overstay_days}
        verdict = Fact(words=_("Stay"), value=over, kind="watch")
    else:
        verdict = Fact(words=_("Stay"), value=_("lawful"), kind="good")
    rule = [Fact(words=_("By the rule"), value=stay.overstay_reference)]
    return (*facts, verdict, *(rule if stay.overstay_reference else []), *_pass(stay))


def _pass(stay: StayShown) -> list[Fact]:
    """Until when the pass holds under which the person entered, and by which rule."""
    if stay.pass_until_at is None:
        return []
    words = CategoryWords(stay.territory, today())
    is_over = stay.pass_over_hours(clock.now()) is not None
    reference = words.reference(stay.pass_rule)
    return [
        Fact(
            words=_("Pass holds until"),
            value=moment(stay.pass_until_at),
            kind="watch" if is_over else "good",
        ),
        Fact(
            words=_("Pass by the rule"),
            value=f"{words.rule(stay.pass_rule)} ({reference})" if reference else stay.pass_rule,
        ),
    ]


def _crossings(shown: Inspected, ports: dict[str, str]) -> Table:
    return Table(
        caption=_("Earlier crossings"),
        columns=(
            Column(words=_("When")),
            Column(words=_("Port")),
            Column(words=_("Direction")),
        ),
        rows=[
            Row(
                cells=(
                    Cell(value=moment(line.crossed_at)),
                    Cell(value=ports.get(line.port, line.port)),
                    Cell(value=wording.DIRECTIONS[line.direction]),
                )
            )
            for line in shown.lines
        ],
        empty=_("No earlier crossing is known."),
    )
