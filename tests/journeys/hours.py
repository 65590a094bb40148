"""The hour of a day that journeys walk through: the nodes' clocks run on from where it was set."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

# Names the file in a node's environment, beside its settings.
VARIABLE = "JOURNEYS_HOURS"


class Hours:
    """A clock of several nodes, kept in a file as how far it is from that of the machine."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def set_to(self, instant: datetime) -> None:
        """Let it be this instant now, at all nodes that follow."""
        fresh = self._file.with_suffix(".fresh")
        fresh.write_text(str((instant - datetime.now(UTC)).total_seconds()))
        fresh.replace(self._file)

    def now(self) -> datetime:
        """What the clocks of the nodes show."""
        return datetime.now(UTC) + timedelta(seconds=float(self._file.read_text()))

    def environment(self) -> dict[str, str]:
        """What lets a process follow, once it has called `follow`."""
        return {VARIABLE: str(self._file)}


def follow() -> None:
    """In a node's process: let its clock show the hours of its environment."""
    hours = Hours(Path(os.environ[VARIABLE]))
    patch("manfadh.kernel.clock.now", hours.now).start()
