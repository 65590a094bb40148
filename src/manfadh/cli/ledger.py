"""`manfadh ledger`: verify, replay, export, import, erase, new-epoch."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import click

from manfadh.cli.node import ready_node

if TYPE_CHECKING:
    from manfadh.kernel.ledger.segments import Segment

_SUFFIX = ".segment"
_TELL_EVERY_ENTRIES = 20_000


@click.group(name="ledger")
def command() -> None:
    """Check, rebuild, carry and erase what this node has recorded."""


@command.command()
@click.option("--json", "as_json", is_flag=True, help="Print the verdict as one JSON object.")
def verify(as_json: bool) -> None:
    """Check every entry, personal part and signature; exit code 1 where something is wrong."""
    with ready_node():
        from manfadh.kernel.ledger import verifying

        with _progress("verified") as tell:
            verdict = verifying.verify(tell, processes=os.cpu_count() or 1)
    if as_json:
        click.echo(
            json.dumps(
                {
                    "holds": verdict.holds,
                    "entries": verdict.entries,
                    "checkpoints": verdict.checkpoints,
                    "faults": [fault._asdict() for fault in verdict.faults],
                }
            )
        )
    else:
        for fault in verdict.faults:
            click.echo(f"{_place(fault.node, fault.epoch, fault.sequence)}: {fault.what}")
        state = "holds" if verdict.holds else f"is broken in {len(verdict.faults)} places"
        click.echo(
            f"The ledger {state}: {verdict.entries} entries, "
            f"{verdict.checkpoints} signed checkpoints."
        )
    sys.exit(0 if verdict.holds else 1)


@command.command()
@click.option("--check", is_flag=True, help="Change nothing; tell which tables would differ.")
def replay(check: bool) -> None:
    """Write the tables again from the ledger alone; with --check, exit code 1 if they differ."""
    with ready_node():
        from manfadh.kernel.ledger import replaying

        with _progress("replayed") as tell:
            if not check:
                click.echo(f"The tables were written again from {replaying.replay(tell)} entries.")
                return
            differing = replaying.differing_tables(tell)
    for table in differing:
        click.echo(f"{table}: its rows are not those of the ledger")
    if differing:
        click.echo("Run manfadh ledger replay to write the tables again.")
        sys.exit(1)
    click.echo("The tables are those of the ledger.")


@command.command()
@click.argument("target", type=click.Path(path_type=Path, file_okay=False))
@click.option("--after", type=click.IntRange(min=0), help="Begin after this sequence number.")
def export(target: Path, after: int | None) -> None:
    """Write this node's entries into TARGET, a folder, as signed segments.

    Begins where the segments of this node in the folder end, unless told otherwise.
    """
    with ready_node():
        from manfadh.kernel.ledger.segments import export_own

        target.mkdir(parents=True, exist_ok=True)
        begin = _exported(target) if after is None else after
        written = 0
        for segment in export_own(begin):
            _write_segment(target, segment)
            written += len(segment.entries)
    click.echo(f"{written} entries after number {begin} were written to {target}.")


@command.command(name="import")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
def import_(sources: tuple[Path, ...]) -> None:
    """Read segments of other nodes from SOURCES, files or folders, each whole or not at all."""
    with ready_node():
        from manfadh.kernel.exchange.introducing import meet_introduced
        from manfadh.kernel.ledger.receiving import SegmentRefused, receive
        from manfadh.kernel.ledger.segments import SegmentUnreadable, read_segment

        taken = refused = 0
        for path in _segment_files(sources):
            try:
                taken += receive(read_segment(path.read_bytes()))
                meet_introduced()
            except (SegmentRefused, SegmentUnreadable, OSError) as error:
                refused += 1
                click.echo(f"{path}: {error}", err=True)
    click.echo(f"{taken} new entries were taken; {refused} files were refused.")
    sys.exit(1 if refused else 0)


@command.command()
@click.argument("person", type=click.UUID)
@click.option("--ground", required=True, help="The legal reference of the erasure.")
@click.option("--owner", required=True, help="The code of the authority that erases.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase(person: UUID, ground: str, owner: str, yes: bool) -> None:
    """Erase for good what is personal of PERSON, here and wherever this ledger is read."""
    if not yes:
        click.confirm(f"Erase all personal data of {person} for good?", abort=True)
    with ready_node():
        from manfadh.kernel.ledger.entries import Stamp
        from manfadh.kernel.ledger.erasing import erase_subject

        stamp = Stamp(actor=None, owner=owner, purpose="data protection")
        entry = erase_subject(subject=person, ground=ground, stamp=stamp)
    click.echo(f"Erased; entry {entry.sequence} of {entry.node} says so.")


@command.command("new-epoch")
@click.option("--yes", is_flag=True, help="Do not ask.")
def new_epoch(yes: bool) -> None:
    """Go on after a backup was put back: count anew, so that no number is given twice."""
    if not yes:
        click.confirm("Was a backup of this node put back just now?", abort=True)
    with ready_node():
        from manfadh.kernel.ledger.epochs import NoEpoch, begin_epoch

        try:
            head = begin_epoch()
        except NoEpoch as error:
            raise click.ClickException(str(error)) from error
    click.echo(
        f"{head.node} records in epoch {head.epoch} from now on. Bring back what the backup lacks "
        "from whoever holds it: manfadh ledger import FOLDER"
    )


@contextmanager
def _progress(done: str) -> Iterator[Callable[[int], None]]:
    """A line on standard error that counts entries, where somebody watches."""
    told = 0

    def tell(entries: int) -> None:
        nonlocal told
        if sys.stderr.isatty() and entries - told >= _TELL_EVERY_ENTRIES:
            told = entries
            click.echo(f"\r{entries} entries {done}", err=True, nl=False)

    yield tell
    if told:
        click.echo(err=True)


def _place(node: str, epoch: int, sequence: int) -> str:
    return f"{node}, epoch {epoch}, entry {sequence}" if node else "outside the chain"


def _exported(folder: Path) -> int:
    """The last sequence number of this node's present epoch that lies in a folder."""
    from manfadh.kernel.ledger.node import own_node
    from manfadh.kernel.ledger.segments import own_epoch

    prefix = f"{own_node().code}.{own_epoch()}."
    ends = [path.stem.rpartition("-")[2] for path in folder.glob(f"{prefix}*{_SUFFIX}")]
    return max((int(end) for end in ends if end.isdecimal()), default=0)


def _write_segment(folder: Path, segment: "Segment") -> None:
    """Write a segment whole or not at all, so that a stick pulled out leaves no half of one."""
    from manfadh.kernel.ledger.segments import write_segment

    name = f"{segment.node}.{segment.epoch}.{segment.first:012}-{segment.last:012}{_SUFFIX}"
    draft = folder / f"{name}.part"
    draft.write_bytes(write_segment(segment))
    draft.rename(folder / name)


def _segment_files(sources: tuple[Path, ...]) -> Iterator[Path]:
    for source in sources:
        if source.is_dir():
            yield from sorted(source.glob(f"*{_SUFFIX}"))
        else:
            yield source
