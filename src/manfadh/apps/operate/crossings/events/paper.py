"""What is told of numbered forms on paper."""

from typing import Literal
from uuid import UUID

from manfadh.apps.operate.crossings.events.words import Direction
from manfadh.kernel.events import Event, event

PaperEnding = Literal["spoiled", "not_used", "lost"]


@event("crossings.paper_forms_printed")
class PaperFormsPrinted(Event):
    """Numbered forms were printed for a lane, for when nothing else writes. Both ends included.

    The numbers of a port run without a gap through a year, so that each can be accounted for.
    """

    block_id: UUID
    year: int
    first: int
    last: int
    lane: str
    direction: Direction


@event("crossings.paper_form_entered")
class PaperFormEntered(Event):
    """A crossing that was written on a numbered form was entered, later and as such."""

    form: str
    crossing_id: UUID


@event("crossings.paper_form_ended")
class PaperFormEnded(Event):
    """A numbered form holds no crossing: it was spoiled, left unused, or can't be found."""

    form: str
    ending: PaperEnding
    ground: str


@event("crossings.paper_form_reopened")
class PaperFormReopened(Event):
    """A form that had ended is to be accounted for again: it was found, or ended by mistake."""

    form: str
    ground: str
