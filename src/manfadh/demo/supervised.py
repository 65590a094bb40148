"""What needs a supervisor or a receipt in the demonstration: minors without consent, a removal, and
a passport that is held, all through the same acts as at a real port.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random
from uuid import UUID

from manfadh.apps.govern.policy.selectors import list_protection_questions
from manfadh.apps.operate.coordination.services import Answer
from manfadh.apps.operate.crossings import services as crossings
from manfadh.apps.operate.crossings.events import Direction
from manfadh.apps.operate.crossings.selectors import Inspected
from manfadh.apps.operate.crossings.selectors.consent_questions import (
    list_open_consent_questions,
)
from manfadh.apps.operate.crossings.services import Particulars
from manfadh.apps.operate.crossings.services.hold import hold_document
from manfadh.demo.stories import OF_THE_BOOTH, SECONDARY, SUPERVISION, Staff, zone_of
from manfadh.demo.trips import BAGHDAD, Wanderer
from manfadh.libs.names.invented import InventedPerson, invent_person

Act = Callable[[], object]
_GROWN_UP_YEARS = 25
_GROUND_OF_REMOVAL = "breach_of_conditions"


def tell_supervised(
    staff: Staff, anchor_on: date, end_at: datetime
) -> Iterator[tuple[datetime, Act]]:
    """The acts, each with its instant, in order of time.

    Yesterday somebody who had entered lawfully was ordered to leave. Today a passport is held, one
    child went on with the director's word, and another still waits for it.
    """
    # A chance of its own: the rest of the country stays what it was.
    chance = Random(f"supervised {anchor_on}")
    told = _Told(staff)
    guest = _wanderer(_adult(chance, "SYR", anchor_on), anchor_on, "N4410027")
    doubted = _wanderer(_adult(chance, "PAK", anchor_on), anchor_on, "P5520031")
    children = [
        _wanderer(_child(chance, anchor_on, years), anchor_on, f"A66{years:02}0144")
        for years in (14, 9)
    ]
    entered_at, ordered_at = end_at - timedelta(days=3), end_at - timedelta(days=1, hours=1)
    yield entered_at, partial(told.enter, guest, entered_at)
    yield ordered_at, partial(told.remove, guest, ordered_at)
    for minutes, act in (
        (96, partial(told.leave_alone, children[0], "مع عمّته، والأب في الخارج")),
        (91, told.answer),
        (38, partial(told.hold, doubted)),
        (7, partial(told.leave_alone, children[1], "مع جدّته، بلا ورقة")),
    ):
        at = end_at - timedelta(minutes=minutes)
        yield at, partial(act, at)


@dataclass(frozen=True, slots=True)
class _Told:
    staff: Staff

    def enter(self, who: Wanderer, at: datetime) -> None:
        hana = self.staff.at_work(self.staff.hana, OF_THE_BOOTH, at.date())
        crossings.decide_crossing(
            viewer=hana,
            inspection_id=self._read(who, "entry", at).inspection_id,
            particulars=Particulars(permission="visa_on_arrival", stay_days=30),
            ground="seen",
        )

    def remove(self, who: Wanderer, at: datetime) -> None:
        hana = self.staff.at_work(self.staff.hana, OF_THE_BOOTH, at.date())
        karim = self.staff.at_work(self.staff.karim, SECONDARY, at.date())
        dalal = self.staff.at_work(self.staff.dalal, SUPERVISION, at.date())
        read = self._read(who, "exit", at)
        case_id = crossings.refer_to_secondary(
            viewer=hana, inspection_id=read.inspection_id, reason="permission_doubt"
        )
        crossings.take_case(viewer=karim, case_id=case_id)
        order_id = crossings.propose_refusal(
            viewer=karim,
            inspection_id=read.inspection_id,
            ground=_GROUND_OF_REMOVAL,
            note="عمل بلا إجازة عمل",
        )
        questions = list_protection_questions(karim.authority, at.date())
        answers: dict[str, Answer] = {question.code: "no" for question in questions}
        crossings.answer_protection(viewer=karim, refusal_id=order_id, answers=answers)
        crossings.sign_refusal(viewer=dalal, refusal_id=order_id)
        crossings.issue_notice(viewer=dalal, refusal_id=order_id, language="ar")
        crossings.hand_over_notice(viewer=dalal, refusal_id=order_id, how="taken")

    def leave_alone(self, child: Wanderer, found: str, at: datetime) -> None:
        hana = self.staff.at_work(self.staff.hana, OF_THE_BOOTH, at.date())
        read = self._read(child, "exit", at)
        crossings.record_consent(
            viewer=hana,
            inspection_id=read.inspection_id,
            relation=None,
            paper="missing",
            note=found,
        )

    def answer(self, at: datetime) -> None:
        dalal = self.staff.at_work(self.staff.dalal, SUPERVISION, at.date())
        hana = self.staff.at_work(self.staff.hana, OF_THE_BOOTH, at.date())
        [asked] = list_open_consent_questions(dalal)
        crossings.answer_consent_question(
            viewer=dalal,
            question_id=asked.question_id,
            answer="go_on",
            ground="تحدّثتُ مع الأب هاتفياً، ووافق أمام القنصلية",
        )
        crossings.decide_crossing(
            viewer=hana, inspection_id=asked.inspection_id, particulars=Particulars()
        )

    def hold(self, who: Wanderer, at: datetime) -> None:
        hana = self.staff.at_work(self.staff.hana, OF_THE_BOOTH, at.date())
        read = self._read(who, "entry", at)
        hold_document(viewer=hana, inspection_id=read.inspection_id, reason="document_doubt")

    def _read(self, who: Wanderer, direction: Direction, at: datetime) -> Inspected:
        return crossings.open_inspection(
            viewer=self.staff.at_work(self.staff.hana, OF_THE_BOOTH, at.date()),
            direction=direction,
            lane="L1" if direction == "entry" else "L3",
            zone="\n".join(zone_of(who)),
        )


def _adult(chance: Random, nationality: str, anchor_on: date) -> InventedPerson:
    person = invent_person(chance, nationality=nationality, anchor_on=anchor_on)
    born_on = date(anchor_on.year - _GROWN_UP_YEARS - chance.randrange(20), 5, 11)
    return replace(person, birth_on=born_on)


def _child(chance: Random, anchor_on: date, years: int) -> InventedPerson:
    person = invent_person(chance, nationality="IRQ", anchor_on=anchor_on)
    return replace(person, birth_on=date(anchor_on.year - years - 1, 12, 31))


def _wanderer(person: InventedPerson, anchor_on: date, number: str) -> Wanderer:
    """A person with a passport of this number, not yet known to anybody."""
    identity = UUID(int=Random(number).getrandbits(128), version=4)
    expiry_on = anchor_on + timedelta(days=900)
    free_at = datetime.combine(anchor_on, time(), BAGHDAD)
    return Wanderer(identity, identity, person, number, expiry_on, free_at)
