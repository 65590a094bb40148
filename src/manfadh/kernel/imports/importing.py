"""Taking a list: first every line is checked and nothing kept, then all of it or nothing.

The check holds no lock, so a booth at the same node goes on meanwhile. Only a list without a fault
is committed, in one transaction, by the callback of the app that it belongs to.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Generic, NamedTuple, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manfadh.kernel.imports.columns import CellWrong, ColumnSpec, clean
from manfadh.kernel.imports.tables import Line, TableUnreadable, read_lines
from manfadh.kernel.writing import writing

T = TypeVar("T")

MAX_ERRORS_SHOWN = 200
_LINES_BETWEEN_PROGRESS = 500

Progress = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class ListSpec(Generic[T]):
    """A list that an app takes.

    `make` is called with the values of a line by column name (None where an optional cell is
    empty); `check` may ask the app's own rules, and raises CellWrong for a line it does not take.
    `identities` are what no two lines may share: the second line is told, with the first one.
    """

    columns: tuple[ColumnSpec, ...]
    make: Callable[..., T]
    check: Callable[[T], None] = lambda _item: None
    identities: Callable[[T], Iterable[Hashable]] = lambda _item: ()


class LineError(NamedTuple):
    """One thing that is wrong: the line as an editor counts it, the column's title, what to do."""

    line: int
    column: str
    what_to_do: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: good lines, the first 200 errors and how many more, titles not known."""

    good_lines: int
    errors: tuple[LineError, ...]
    more_errors: int
    ignored_titles: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """Whether the list can be committed."""
        return not self.errors and self.good_lines > 0


class ImportRefused(Exception):
    """The list has errors, so nothing of it was kept. `report` names them."""

    def __init__(self, report: Report) -> None:
        count = len(report.errors) + report.more_errors
        super().__init__(
            ngettext(
                "Nothing was imported: correct %(count)s error first.",
                "Nothing was imported: correct %(count)s errors first.",
                count,
            )
            % {"count": count}
            if count
            else _("Nothing was imported: the file has titles and no lines.")
        )
        self.report = report


def _no_progress(done: int, total: int | None) -> None:
    """Nobody watches."""


def check_list(source: BinaryIO, spec: ListSpec[T], *, progress: Progress = _no_progress) -> Report:
    """The dry run: every line read and checked, nothing kept. Raises TableUnreadable."""
    lines = read_lines(source)
    header = _Header(_first(lines), spec.columns)
    shown = header.errors()
    if shown:
        return Report(0, tuple(shown), 0, header.ignored)
    good = more = count = 0
    first_lines: dict[Hashable, int] = {}
    for count, line in enumerate(lines, start=1):
        items, wrong = _read(line, header, spec)
        wrong = wrong or _repeated(line, items, spec, first_lines)
        good += not wrong
        room = MAX_ERRORS_SHOWN - len(shown)
        shown += wrong[:room]
        more += len(wrong[room:])
        if count % _LINES_BETWEEN_PROGRESS == 0:
            progress(count, None)
    progress(count, count)
    return Report(good, tuple(shown), more, header.ignored)


def import_list(
    source: BinaryIO,
    spec: ListSpec[T],
    *,
    commit: Callable[[Iterable[T]], None],
    progress: Progress = _no_progress,
) -> Report:
    """Check the list and, if it is clean, hand all its items to `commit` in one transaction.

    `commit` takes the items one by one from a stream and records them; whatever it raises undoes
    everything, as does a `progress` that raises. Raises ImportRefused, TableUnreadable.
    """
    report = check_list(source, spec)
    if not report.is_clean:
        raise ImportRefused(report)
    with writing():
        commit(_items(source, spec, report.good_lines, progress))
    return report


class _Header:
    """Which cell of a line belongs to which column."""

    def __init__(self, titles: Sequence[str], columns: Sequence[ColumnSpec]) -> None:
        cleaned = [clean(title) for title in titles]
        self.places: list[tuple[int, ColumnSpec, str]] = []
        self.missing: list[ColumnSpec] = []
        self.twice: list[str] = []
        for column in columns:
            found = [(i, t) for i, t in enumerate(cleaned) if column.answers_to(t)]
            if found:
                self.places.append((found[0][0], column, found[0][1]))
            elif column.required:
                self.missing.append(column)
            self.twice += [title for _, title in found[1:]]
        known = {place for place, _, _ in self.places}
        self.ignored = tuple(t for i, t in enumerate(cleaned) if t and i not in known)
        self.absent = {c.name for c in columns} - {c.name for _, c, _ in self.places}

    def errors(self) -> list[LineError]:
        """What is wrong with the header itself."""
        wrong = [
            LineError(1, column.titles[0], _("Add this column: the list can't do without it."))
            for column in self.missing
        ]
        return wrong + [
            LineError(1, title, _("This column is there twice. Remove one."))
            for title in self.twice
        ]


def _first(lines: Iterator[Line]) -> list[str]:
    for line in lines:
        return line.cells
    raise TableUnreadable(
        _("The file is empty. It needs a line of titles, then one line per item.")
    )


def _repeated(
    line: Line, items: Sequence[T], spec: ListSpec[T], first_lines: dict[Hashable, int]
) -> list[LineError]:
    """What is wrong with a line that says again what an earlier line said."""
    for identity in (identity for item in items for identity in spec.identities(item)):
        earlier = first_lines.setdefault(identity, line.number)
        if earlier != line.number:
            told = _("This is in line %(line)s already. Keep one of the two lines.")
            return [LineError(line.number, "", told % {"line": earlier})]
    return []


def _items(source: BinaryIO, spec: ListSpec[T], total: int, progress: Progress) -> Iterator[T]:
    lines = read_lines(source)
    header = _Header(_first(lines), spec.columns)
    for count, line in enumerate(lines, start=1):
        items, wrong = _read(line, header, spec)
        if wrong:
            raise ImportRefused(Report(count - 1, tuple(wrong), 0, header.ignored))
        yield from items
        if count % _LINES_BETWEEN_PROGRESS == 0 or count == total:
            progress(count, total)


def _read(line: Line, header: _Header, spec: ListSpec[T]) -> tuple[list[T], list[LineError]]:
    values: dict[str, object] = dict.fromkeys(header.absent)
    wrong: list[LineError] = []
    for place, column, title in header.places:
        cell = clean(line.cells[place]) if place < len(line.cells) else ""
        try:
            values[column.name] = _value_of(cell, column)
        except CellWrong as error:
            wrong.append(LineError(line.number, title, str(error)))
    if wrong:
        return [], wrong
    item = spec.make(**values)
    try:
        spec.check(item)
    except CellWrong as error:
        return [], [LineError(line.number, "", str(error))]
    return [item], []


def _value_of(cell: str, column: ColumnSpec) -> object:
    if cell:
        return column.parse(cell)
    if column.required:
        raise CellWrong(_("Fill in this cell."))
    return None
