"""The node of the journeys: `manfadh serve` as a process, which can be lost and come back."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_OPEN = "from manfadh.cli.node import open_node; open_node(); "
_SERVE = "from manfadh.cli import main; main()"
_MAKE = (
    "from manfadh.cli.node import migrate; migrate(); "
    "from manfadh.cli.static_files import gather; gather()"
)
_FOUND = "from tests.journeys.founding import found; found()"


def free_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class Node:
    """A server on a port of its own, with a data folder of its own.

    `before` is what its process does before anything else; `more` is added to its environment.
    """

    def __init__(
        self,
        folder: Path,
        *,
        name: str = "Journeys",
        port: int | None = None,
        before: str = "",
        more: Mapping[str, str] | None = None,
    ) -> None:
        self.port = port or free_port()
        self.folder = folder / "node"
        self._log = folder / "server.log"
        self._before = before
        given = {
            name: value for name, value in os.environ.items() if not name.startswith("MANFADH_")
        }
        self._environment = {
            **given,
            "MANFADH_DATA_FOLDER": str(self.folder),
            "MANFADH_NODE_NAME": name,
            "MANFADH_PORT": str(self.port),
            "PYTHONPATH": os.pathsep.join(sys.path),
            **(more or {}),
        }
        self._process: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        """Where browsers reach it."""
        scheme = "https" if self._environment.get("MANFADH_HTTPS") else "http"
        return f"{scheme}://127.0.0.1:{self.port}"

    def make(self) -> None:
        """Make the tables, and gather the files of the pages."""
        self.run(_MAKE)

    def fill(self, blank: Path) -> None:
        """Begin with the data folder of a node that was made, and no more."""
        shutil.copytree(blank, self.folder)

    def found(self) -> None:
        """Fill the tables."""
        self.run(_FOUND)

    def run(self, code: str) -> str:
        """Let a process of this node do something; answers what it printed."""
        done = subprocess.run(
            [sys.executable, "-c", self._before + _OPEN + code],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self) -> None:
        """Serve, unless it does already; answers once it listens."""
        self.begin()
        self.wait()

    def begin(self) -> None:
        """Begin to serve, unless it does already."""
        if self._process is not None:
            return
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-u", "-c", self._before + _SERVE, "serve"],
                env=self._environment,
                stdout=log,
                stderr=log,
                text=True,
            )

    def wait(self) -> None:
        """Answer once a server that was begun listens."""
        process = self._process
        assert process is not None
        while not self._listens():
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.1)
                raise AssertionError(self._log.read_text())

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def lose(self) -> None:
        """Let the server be gone at once, as when its cable is pulled."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def stop(self) -> None:
        """Ask the server to stop in peace."""
        if self._process is not None:
            self._process.terminate()

    def end(self) -> None:
        """Stop in peace; answers once it is gone."""
        self.stop()
        if self._process is not None:
            self._process.communicate(timeout=60)
            self._process = None

    def expect_no_error(self) -> None:
        """A server that said an error on its way has failed the journeys."""
        said = self._log.read_text() if self._log.exists() else ""
        assert "Traceback" not in said, said
