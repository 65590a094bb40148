"""Second looks in the demonstration: a person by two papers, and a crossing that was corrected."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from manfadh.apps.govern.accounts.selectors import get_viewer_of
from manfadh.apps.operate.crossings import services as crossings
from manfadh.apps.operate.crossings.services import Particulars
from manfadh.demo.stories import Characters, Staff, zone_of
from manfadh.demo.trips import Wanderer
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.libs.documents import Kind

Act = Callable[[], object]


def look_again(
    characters: Characters, staff: Staff, end_at: datetime
) -> Iterator[tuple[datetime, Act]]:
    """The one whom secondary cleared leaves by a card of their own: records that look like one
    person. Hana corrects how they came, an hour later.
    """
    who, left_at = characters.waiting[0], end_at - timedelta(days=2, hours=-3)
    told = _Told(staff, replace(who, number=f"C{who.number[1:]}"))
    yield left_at, partial(told.leave, left_at)
    yield left_at + timedelta(hours=1), partial(told.correct, left_at + timedelta(hours=1))


@dataclass(slots=True)
class _Told:
    staff: Staff
    who: Wanderer
    crossing_id: UUID | None = None

    def leave(self, at: datetime) -> None:
        hana = self._hana(at)
        read = crossings.open_inspection(
            viewer=hana,
            direction="exit",
            lane="L2",
            zone="\n".join(zone_of(self.who, kind=Kind.TD1, code="I")),
        )
        self.crossing_id = crossings.decide_crossing(
            viewer=hana,
            inspection_id=read.inspection_id,
            particulars=Particulars(),
            ground="compared with the passport of three days ago",
        )

    def correct(self, at: datetime) -> None:
        assert self.crossing_id is not None, "left before"
        crossings.correct_crossing(
            viewer=self._hana(at),
            crossing_id=self.crossing_id,
            values={"mode": "car"},
            reason="wrong_button",
            note="came in a car through the pedestrians' lane",
        )

    def _hana(self, at: datetime) -> Viewer:
        return get_viewer_of(self.staff.hana, Purpose.BORDER_CHECK, at.date())
