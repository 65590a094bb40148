"""Where bribes hide there are rates. Each is one line of this table: words, tally, list behind it.

A tally answers (viewer, port, since, until) with who did it how often in how many cases, by
stratum; the list answers the same with the officer for single acts, and records the look.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from manfadh.apps.operate.crossings.selectors import (
    list_against_advice,
    list_corrected,
    list_exempted,
    list_paper,
    list_undone,
    tally_against_advice,
    tally_corrected,
    tally_exempted,
    tally_paper,
    tally_undone,
)
from manfadh.apps.operate.fees.selectors import list_waived, tally_waived
from manfadh.apps.operate.lanes.selectors import (
    list_lane_choices,
    list_moves,
    tally_lane_choices,
    tally_moves,
)
from manfadh.kernel.viewers import Viewer
from manfadh.libs.indicators import Tally


class Act(Protocol):
    """One line behind a rate: when, at which lane, what was written of it."""

    @property
    def at(self) -> datetime:
        """When."""

    @property
    def lane(self) -> str:
        """Where."""

    @property
    def note(self) -> str:
        """What was written."""


Tallying = Callable[[Viewer, str, datetime, datetime], list[Tally[UUID]]]
Listing = Callable[[Viewer, str, UUID, datetime, datetime], Sequence[Act]]


@dataclass(frozen=True)
class Rate:
    """A rate: what is done, of what, and where its figures come from."""

    code: str
    words: Promise
    of: Promise
    tally: Tallying
    listing: Listing


_CROSSINGS = _("of the crossings that the officer decided")
RATES: tuple[Rate, ...] = (
    Rate("undo", _("Decisions taken back"), _CROSSINGS, tally_undone, list_undone),
    Rate(
        "corrected", _("Own decisions corrected later"), _CROSSINGS, tally_corrected, list_corrected
    ),
    Rate("paper", _("Crossings on paper"), _CROSSINGS, tally_paper, list_paper),
    Rate(
        "against-advice",
        _("Decided otherwise than advised"),
        _CROSSINGS,
        tally_against_advice,
        list_against_advice,
    ),
    Rate("exempted", _("Let pass as exempt"), _CROSSINGS, tally_exempted, list_exempted),
    Rate(
        "waived",
        _("Fees waived"),
        _("of the fees that the officer took or waived"),
        tally_waived,
        list_waived,
    ),
    Rate(
        "lane-choice",
        _("Another lane than the lot gave"),
        _("of the times that the officer began at a lane"),
        tally_lane_choices,
        list_lane_choices,
    ),
    Rate(
        "moves",
        _("Officers moved after the lot"),
        _("of the placings by lot in the supervisor's shifts"),
        tally_moves,
        list_moves,
    ),
)


def find_rate(code: str) -> Rate | None:
    """The rate of a code, None where there is none."""
    return next((rate for rate in RATES if rate.code == code), None)
