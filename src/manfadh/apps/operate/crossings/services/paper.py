"""The work of a port on numbered paper, when nothing else writes: printed, entered, accounted for.

The model is the fall-back of the European Entry/Exit System (Regulation (EU) 2017/2226, Article
21): what was written elsewhere is entered as soon as possible, is marked as such, and every form is
accounted for.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Max

from manfadh.apps.operate.crossings.errors import (
    FormOut,
    FormUnknown,
    FormUsed,
    PaperGroundNeeded,
    TimeWrong,
    TooManyForms,
)
from manfadh.apps.operate.crossings.events import (
    Direction,
    PaperEnding,
    PaperFormEnded,
    PaperFormEntered,
    PaperFormReopened,
    PaperFormsPrinted,
)
from manfadh.apps.operate.crossings.models import PaperForm
from manfadh.apps.operate.crossings.rules.paper import MOST_AT_ONCE, read_form_number
from manfadh.apps.operate.crossings.rules.reading import Reading
from manfadh.apps.operate.crossings.selectors.booth import Inspected, today
from manfadh.apps.operate.crossings.services.admit import Particulars, facts_of_passing
from manfadh.apps.operate.crossings.services.inspect import open_inspection
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

# A clock at a lane is read by eye.
AHEAD_AT_MOST = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class EnteredFromPaper:
    """A crossing entered later, and what the system would have said at the booth."""

    form: str
    crossing_id: UUID
    shown: Inspected


def print_paper_forms(
    *, viewer: Viewer, lane: str, direction: Direction, count: int
) -> PaperFormsPrinted:
    """Take the next numbers of this port and year for a lane; answers what was taken.

    Printing them again takes no new numbers. Needs `paper.print`. Raises NotPermitted,
    TooManyForms.
    """
    viewer.require("paper.print", owner=viewer.authority, port=viewer.port)
    if not 1 <= count <= MOST_AT_ONCE:
        raise TooManyForms
    year = today().year
    with writing():
        own = PaperForm.objects.filter(port=viewer.port, year=year)
        last = own.aggregate(last=Max("number"))["last"] or 0
        fact = PaperFormsPrinted(
            block_id=new_id(),
            year=year,
            first=last + 1,
            last=last + count,
            lane=lane,
            direction=direction,
        )
        record(fact, stamp=viewer.stamp())
    return fact


def enter_from_paper(
    *,
    viewer: Viewer,
    number: str,
    direction: Direction,
    lane: str,
    crossed_at: datetime,
    reading: Reading,
    particulars: Particulars,
) -> EnteredFromPaper:
    """Enter the crossing that a form tells, marked as from paper; answers what is known of whom.

    The person has passed already: what the system advises now stops nobody, but is recorded, shown,
    and stands on the page that accounts for the forms. Needs `paper.enter`. Raises NotPermitted,
    FormUnknown, FormUsed, TimeWrong, NothingRead.
    """
    viewer.require("paper.enter", owner=viewer.authority, port=viewer.port)
    form = _form(viewer, number)
    _check_free(form)
    _check_time(form, crossed_at)
    shown = open_inspection(viewer=viewer, direction=direction, lane=lane, typed=reading)
    with writing():
        _check_free(_form(viewer, number))
        crossing_id = new_id()
        record(
            *facts_of_passing(
                viewer, shown, particulars, crossing_id=crossing_id, from_paper_at=crossed_at
            ),
            PaperFormEntered(form=form.form, crossing_id=crossing_id),
            stamp=viewer.stamp(),
        )
    return EnteredFromPaper(form.form, crossing_id, shown)


def end_paper_form(*, viewer: Viewer, number: str, ending: PaperEnding, ground: str) -> None:
    """Account for a form that holds no crossing.

    A spoiled or lost one needs a ground. Needs `paper.account`. Raises NotPermitted, FormUnknown,
    FormUsed, PaperGroundNeeded.
    """
    viewer.require("paper.account", owner=viewer.authority, port=viewer.port)
    if ending != "not_used" and not ground.strip():
        raise PaperGroundNeeded
    with writing():
        form = _form(viewer, number)
        _check_free(form)
        record(
            PaperFormEnded(form=form.form, ending=ending, ground=ground.strip()[:300]),
            stamp=viewer.stamp(),
        )


def reopen_paper_form(*, viewer: Viewer, number: str, ground: str) -> None:
    """Let a form be accounted for again: it was found, or ended by mistake.

    The crossing of an entered form is undone or corrected by itself, never by its paper. Needs
    `paper.account`. Raises NotPermitted, FormUnknown, FormUsed, FormOut, PaperGroundNeeded.
    """
    viewer.require("paper.account", owner=viewer.authority, port=viewer.port)
    if not ground.strip():
        raise PaperGroundNeeded
    with writing():
        form = _form(viewer, number)
        if form.state == "entered":
            raise FormUsed(form.form)
        if not form.state:
            raise FormOut(form.form)
        record(PaperFormReopened(form=form.form, ground=ground.strip()[:300]), stamp=viewer.stamp())


def _form(viewer: Viewer, number: str) -> PaperForm:
    form = read_form_number(number, port=viewer.port, year=_year())
    row = PaperForm.objects.filter(
        form=form or "", port=viewer.port, owner=viewer.authority, printed_at__isnull=False
    ).first()
    if row is None:
        raise FormUnknown(form or number)
    return row


def _check_free(form: PaperForm) -> None:
    if form.state:
        raise FormUsed(form.form)


def _check_time(form: PaperForm, crossed_at: datetime) -> None:
    printed_at = form.printed_at
    is_early = printed_at is not None and crossed_at < printed_at - AHEAD_AT_MOST
    if is_early or crossed_at > clock.now() + AHEAD_AT_MOST:
        raise TimeWrong(form.form)


def _year() -> int:
    on: date = today()
    return on.year
