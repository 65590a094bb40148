"""Who of a party has passed, who is expected, and what has to be asked before it is closed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

State = Literal["expected", "present", "explained"]
ADULT_YEARS = 18


@dataclass(frozen=True, slots=True)
class Standing:
    """How one person of a party stands in a direction: each by themselves."""

    member_id: UUID
    is_expected: bool
    is_present: bool
    is_explained: bool

    @property
    def state(self) -> State:
        """The one word for it. Who came is present, whatever was said of them before."""
        if self.is_present:
            return "present"
        return "explained" if self.is_explained else "expected"


def is_confirmed(crossing_id: UUID | None, undone_crossing_id: UUID | None) -> bool:
    """Whether a confirmation stands: by a crossing that was not taken back."""
    return crossing_id is not None and crossing_id != undone_crossing_id


def is_expected(*, opened_for: str, direction: str, entered: bool) -> bool:
    """Whether somebody of a party is expected in a direction.

    At entry everybody on the list; at exit of a list made for the exit too, and else only who
    entered with the others.
    """
    return direction == opened_for or entered


def unexplained(standings: Iterable[Standing], answers: Mapping[UUID, object]) -> tuple[UUID, ...]:
    """Whom the officer still has to ask about: expected, not present, and no reason given."""
    return tuple(
        standing.member_id
        for standing in standings
        if standing.is_expected
        and standing.state == "expected"
        and standing.member_id not in answers
    )
