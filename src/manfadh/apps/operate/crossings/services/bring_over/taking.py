"""Taking over the crossings of an older system: checked whole, then recorded part by part.

Between parts the booths of the node go on. After an interruption the same file goes on where it
ended.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.apps.govern.places.selectors import PortShown, list_ports
from manfadh.apps.operate.crossings.events import HistoryBegun, HistoryWithdrawn
from manfadh.apps.operate.crossings.models import History
from manfadh.apps.operate.crossings.selectors.histories import find_history
from manfadh.apps.operate.crossings.services.bring_over.lines import LineReader, OldCrossing
from manfadh.apps.operate.crossings.services.bring_over.mapping import HistoryMapping
from manfadh.apps.operate.crossings.services.bring_over.recording import Brought, Recorder
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.imports.importing import LineError
from manfadh.kernel.imports.tables import Line, TableUnreadable, read_lines
from manfadh.kernel.ledger.entries import Draft
from manfadh.kernel.ledger.recording import record_drafts
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

LARGEST_BYTES = 4_000_000_000
MOST_LINES = 20_000_000
LINES_AT_ONCE = 2_000
MOST_ERRORS_SHOWN = 200
_CHUNK_BYTES = 1_000_000

Progress = Callable[[int, int | None], None]
Wrong = Callable[[Line, Sequence[LineError]], None]


class HistoryRefused(Exception):
    """A history that is not taken, or not taken back; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryReport:
    """What a check of a whole file found; `file_hash` is the SHA-256 of its bytes."""

    file_hash: str
    titles: tuple[str, ...]
    good_lines: int
    wrong_lines: int
    errors: tuple[LineError, ...]
    last_line: int

    @property
    def is_clean(self) -> bool:
        """Whether every line was understood, and there is one."""
        return self.good_lines > 0 and self.wrong_lines == 0


def read_titles(source: BinaryIO) -> list[str]:
    """The titles of a file. Raises TableUnreadable."""
    for line in _lines(source):
        return line.cells
    raise TableUnreadable(
        _("The file is empty. It needs a line of titles, then one line per item.")
    )


def check_history(
    *,
    source: BinaryIO,
    mapping: HistoryMapping,
    progress: Progress | None = None,
    wrong: Wrong | None = None,
) -> HistoryReport:
    """The dry run: every line read, nothing kept; `wrong` is told each line not in order.

    The first 200 errors are in the report. Memory does not grow with the file. Raises
    TableUnreadable, MappingWrong.
    """
    titles = read_titles(source)
    reader = _reader(titles, mapping)
    good = wrongs = last = 0
    errors: list[LineError] = []
    for number, line in enumerate(_body(source), start=1):
        last = line.number
        found = reader.read(line)
        if isinstance(found, OldCrossing):
            good += 1
        else:
            wrongs += 1
            errors += found[: MOST_ERRORS_SHOWN - len(errors)]
            if wrong is not None:
                wrong(line, found)
        if progress is not None and number % LINES_AT_ONCE == 0:
            progress(number, None)
    return HistoryReport(
        file_hash=_hash(source),
        titles=tuple(titles),
        good_lines=good,
        wrong_lines=wrongs,
        errors=tuple(errors),
        last_line=last,
    )


def bring_over(
    *,
    viewer: Viewer,
    source: BinaryIO,
    mapping: HistoryMapping,
    report: HistoryReport,
    leave_out_wrong: bool = False,
    progress: Progress | None = None,
) -> Brought:
    """Take over the crossings of a checked file, or go on with one that was interrupted.

    Each belongs to the authority of its port. A file with a wrong line is taken only with
    `leave_out_wrong`. Needs `history.bring_over`. Raises HistoryRefused, NotPermitted.
    """
    viewer.require("history.bring_over", owner=viewer.authority)
    if not report.good_lines or (report.wrong_lines and not leave_out_wrong):
        raise HistoryRefused(_("Nothing was taken over: correct the lines that are wrong first."))
    history = _begun(viewer, mapping, report)
    done = Brought(
        history_id=history.history_id,
        taken=history.taken or 0,
        known_before=history.known_before or 0,
    )
    writer = Recorder(viewer, history.history_id)
    reader = _reader(report.titles, mapping)
    for part in _parts(_body(source), after=history.last_line or 1):
        crossings = [found for line in part if isinstance(found := reader.read(line), OldCrossing)]
        done = writer.take(crossings, last_line=part[-1].number, before=done)
        if progress is not None:
            progress(done.taken + done.known_before, report.good_lines)
    writer.end()
    return done


def withdraw_history(*, viewer: Viewer, history_id: UUID, ground: str) -> None:
    """Take back all that came from one file, as a new fact with its ground.

    Needs `history.bring_over`. Raises HistoryRefused for one that is not there, withdrawn, or
    without a ground.
    """
    viewer.require("history.bring_over", owner=viewer.authority)
    if not ground.strip():
        raise HistoryRefused(_("Say why these crossings are taken back."))
    with writing():
        history = History.objects.filter(
            history_id=history_id, owner=viewer.authority, withdrawn_at__isnull=True
        ).first()
        if history is None:
            raise HistoryRefused(_("There is no such history, or it was taken back already."))
        fact = HistoryWithdrawn(history_id=history_id, ground=ground.strip()[:300])
        record_drafts([Draft(fact, viewer.stamp())])


def _begun(viewer: Viewer, mapping: HistoryMapping, report: HistoryReport) -> History:
    """The history of this file: one that was interrupted, or a new one."""
    with writing():
        history = find_history(owner=viewer.authority, file_hash=report.file_hash)
        if history is not None and history.ended_at is not None:
            raise HistoryRefused(
                _("This file was taken over on %(day)s. Take that back first to take it again.")
                % {"day": history.ended_at.date().isoformat()}
            )
        if history is not None and history.mapping != mapping.text:
            raise HistoryRefused(
                _("This file was begun with another mapping. Go on with that one, or take it back.")
            )
        if history is None:
            fact = HistoryBegun(
                history_id=new_id(),
                name=mapping.name,
                file_hash=report.file_hash,
                titles="\n".join(report.titles),
                mapping=mapping.text,
                lines=report.good_lines,
            )
            record_drafts([Draft(fact, viewer.stamp())])
            history = History.objects.get(history_id=fact.history_id)
    return history


def _reader(titles: Sequence[str], mapping: HistoryMapping) -> LineReader:
    return LineReader(titles, mapping, ports=_words_of(list_ports()), now_at=clock.now())


def _words_of(ports: Iterable[PortShown]) -> Mapping[str, str]:
    """Each port by its code and by its names."""
    return {
        word: port.port
        for port in ports
        for word in (port.names.en, port.names.ar, port.names.ckb, port.port)
        if word
    }


def _lines(source: BinaryIO) -> Iterator[Line]:
    return read_lines(source, most_bytes=LARGEST_BYTES, most_lines=MOST_LINES)


def _body(source: BinaryIO) -> Iterator[Line]:
    return islice(_lines(source), 1, None)


def _parts(lines: Iterator[Line], *, after: int) -> Iterator[list[Line]]:
    coming = (line for line in lines if line.number > after)
    while part := list(islice(coming, LINES_AT_ONCE)):
        yield part


def _hash(source: BinaryIO) -> str:
    source.seek(0)
    running = hashlib.sha256()
    while chunk := source.read(_CHUNK_BYTES):
        running.update(chunk)
    return running.hexdigest()
