"""What happens to a few people in the last week, through the same acts as at a real booth."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from uuid import UUID

from manfadh.apps.govern.accounts.selectors import get_viewer_of
from manfadh.apps.govern.policy.selectors import list_protection_questions, list_refusal_grounds
from manfadh.apps.operate.coordination.services import Answer
from manfadh.apps.operate.crossings import services as crossings
from manfadh.apps.operate.crossings.events import CaseReason
from manfadh.apps.operate.crossings.selectors import get_case
from manfadh.apps.operate.crossings.services import Particulars
from manfadh.demo.people import HOME_PORT
from manfadh.demo.trips import BAGHDAD, Passage, Wanderer, World
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.libs.documents import Kind, write_mrz
from manfadh.libs.names.invented import InventedPerson, invent_namesake, invent_person

_GROWN_UP_YEARS = 25
Act = Callable[[], object]
OF_THE_BOOTH = Purpose.BORDER_CHECK
SECONDARY = Purpose.SECONDARY_CHECK
SUPERVISION = Purpose.SUPERVISION


@dataclass(frozen=True, slots=True)
class Staff:
    """The officers whose acts the stories are."""

    hana: UUID
    karim: UUID
    dalal: UUID

    def at_work(self, officer_id: UUID, purpose: Purpose, on: date) -> Viewer:
        """One of them on duty."""
        return get_viewer_of(officer_id, purpose, on)


class Characters:
    """The invented people whom the stories and the specimen documents are about."""

    def __init__(self, world: World, anchor_on: date) -> None:
        chance, start_at = world.chance, _local(anchor_on - timedelta(days=300), 9)
        self.anchor_on = anchor_on

        def somebody(nationality: str) -> Wanderer:
            person = invent_person(chance, nationality=nationality, anchor_on=anchor_on)
            while person.birth_on.year > anchor_on.year - _GROWN_UP_YEARS:
                person = invent_person(chance, nationality=nationality, anchor_on=anchor_on)
            return world.make(person, start_at)

        self.visitor, self.known, self.overstayer = (somebody(c) for c in ("JOR", "TUR", "IRN"))
        self.expired, self.stateless, self.card = (somebody(c) for c in ("SYR", "SYR", "TUR"))
        self.lost, self.national = somebody("PAK"), somebody("IRQ")
        self.namesake = somebody("IRQ")
        self.waiting = [somebody(code) for code in ("IRQ", "IRN", "LBN")]
        self.refused = [somebody(code) for code in ("IND", "SYR", "PAK")]
        # The one who is sought: the same name, another mother, and a birthday of which the list
        # knows only the year.
        sought = invent_namesake(chance, self.namesake.person, anchor_on=anchor_on)
        self.sought = _born_in(sought, self.namesake.person.birth_on.year)

    def zones(self) -> dict[str, tuple[str, ...]]:
        """The specimen documents, by the names under which the booth offers them."""
        long_ago = self.anchor_on - timedelta(days=40)
        right = zone_of(self.visitor)
        wrong = right[1][:5] + ("8" if right[1][5] != "8" else "3") + right[1][6:]
        return {
            "visitor": right,
            "known": zone_of(self.known),
            "overstay": zone_of(self.overstayer),
            "namesake": zone_of(self.namesake),
            "lost": zone_of(self.lost),
            "expired": zone_of(self.expired, expiry_on=long_ago),
            "national": zone_of(self.national, expiry_on=long_ago),
            "misread": (right[0], wrong),
            "stateless": zone_of(self.stateless, nationality="XXA", code="PT"),
            "card": zone_of(self.card, kind=Kind.TD1, code="I"),
        }


def zone_of(
    wanderer: Wanderer,
    *,
    expiry_on: date | None = None,
    nationality: str = "",
    kind: Kind = Kind.TD3,
    code: str = "P",
) -> tuple[str, ...]:
    """The machine-readable zone of an invented person's document."""
    person = wanderer.person
    return write_mrz(
        kind,
        document_code=code,
        issuer=person.nationality,
        surname=person.mrz_surname,
        given_names=person.mrz_given_names,
        number=wanderer.number,
        nationality=nationality or person.nationality,
        birth_date=person.birth_on,
        sex="F" if person.sex == "F" else "M",
        expiry_date=expiry_on or wanderer.expiry_on,
    )


def earlier_passages(characters: Characters) -> list[Passage]:
    """How the known ones came to be known: entries weeks ago."""
    anchor_on = characters.anchor_on
    return [
        Passage(
            _local(anchor_on - timedelta(days=days), 10, 7 * number),
            HOME_PORT,
            "entry",
            "foot",
            who,
        )
        for number, (days, who) in enumerate(
            [(6, characters.known), (74, characters.overstayer), (120, characters.refused[2])]
        )
    ]


def tell_stories(
    characters: Characters, staff: Staff, end_at: datetime
) -> Iterator[tuple[datetime, Act]]:
    """The acts of the last week, each with its instant, in order of time.

    What is still open at the end is for whoever tries the system: people wait in secondary, and a
    refusal waits for a signature.
    """
    days_ago = [end_at - timedelta(days=days) for days in (5, 3, 2)]
    booth, second = _Booth(staff), _Second(staff)
    refused, cleared = characters.refused, characters.waiting[0]
    yield days_ago[0], partial(booth.refuse, refused[0], days_ago[0], "no", sign=True)
    yield days_ago[1], partial(second.clear, cleared, days_ago[1])
    yield days_ago[2], partial(booth.refuse, refused[2], days_ago[2], "yes", sign=True)
    for number, who in enumerate([*characters.waiting[1:], characters.national]):
        at = end_at - timedelta(minutes=55 - 18 * number)
        yield at, partial(booth.refer, who, at)
    at = end_at - timedelta(minutes=9)
    yield at, partial(booth.refuse, characters.refused[1], at, "no", sign=False)


@dataclass(frozen=True, slots=True)
class _Booth:
    staff: Staff

    def refer(self, who: Wanderer, at: datetime) -> UUID:
        hana = self.staff.at_work(self.staff.hana, OF_THE_BOOTH, at.date())
        read = crossings.open_inspection(
            viewer=hana, direction="entry", lane="L2", zone="\n".join(zone_of(who))
        )
        reason: CaseReason = "verify_identity" if read.is_own_national else "permission_doubt"
        return crossings.refer_to_secondary(
            viewer=hana, inspection_id=read.inspection_id, reason=reason
        )

    def refuse(self, who: Wanderer, at: datetime, answer: Answer, *, sign: bool) -> None:
        hana = self.staff.at_work(self.staff.hana, OF_THE_BOOTH, at.date())
        read = crossings.open_inspection(
            viewer=hana, direction="entry", lane="L3", zone="\n".join(zone_of(who))
        )
        ground = list_refusal_grounds(hana.authority, at.date())[0].code
        refusal_id = crossings.propose_refusal(
            viewer=hana, inspection_id=read.inspection_id, ground=ground
        )
        questions = list_protection_questions(hana.authority, at.date())
        answers: dict[str, Answer] = {question.code: "no" for question in questions}
        answers[questions[0].code] = answer
        crossings.answer_protection(viewer=hana, refusal_id=refusal_id, answers=answers)
        if sign:
            dalal = self.staff.at_work(self.staff.dalal, SUPERVISION, at.date())
            crossings.sign_refusal(viewer=dalal, refusal_id=refusal_id)


@dataclass(frozen=True, slots=True)
class _Second:
    staff: Staff

    def clear(self, who: Wanderer, at: datetime) -> None:
        case_id = _Booth(self.staff).refer(who, at)
        karim = self.staff.at_work(self.staff.karim, SECONDARY, at.date())
        crossings.take_case(viewer=karim, case_id=case_id)
        shown = get_case(karim, case_id)
        crossings.decide_crossing(
            viewer=karim, inspection_id=shown.now.inspection_id, particulars=Particulars()
        )


def _born_in(person: InventedPerson, year: int) -> InventedPerson:
    return replace(person, birth_on=date(year, 1, 1))


def _local(on: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(on, time(hour, minute), BAGHDAD).astimezone(UTC)
