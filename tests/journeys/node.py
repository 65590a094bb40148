"""The node of the journeys: `manfadh serve` as a process, which can be lost and come back."""

import os
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

_SERVE = "from manfadh.cli import main; main()"
_FOUND = (
    "from manfadh.cli.node import migrate, open_node; open_node(); migrate(); "
    "from tests.journeys.founding import found; found()"
)


class Node:
    """A server on a port of its own, with a data folder of its own."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = int(free.getsockname()[1])
        self.address = f"http://127.0.0.1:{self._port}"
        self._log = folder / "server.log"
        given = {
            name: value for name, value in os.environ.items() if not name.startswith("MANFADH_")
        }
        self._environment = {
            **given,
            "MANFADH_DATA_FOLDER": str(folder / "node"),
            "MANFADH_NODE_NAME": "Journeys",
            "MANFADH_PORT": str(self._port),
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        self._process: subprocess.Popen[str] | None = None

    def found(self) -> None:
        """Make the tables and fill them."""
        done = subprocess.run(
            [sys.executable, "-c", _FOUND],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    def start(self) -> None:
        """Serve, unless it does already; answers once it listens."""
        if self._process is not None:
            return
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-u", "-c", _SERVE, "serve"],
                env=self._environment,
                stdout=log,
                stderr=log,
                text=True,
            )
        while not self._listens():
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(0.1)
                raise AssertionError(self._log.read_text())

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self._port)) == 0

    def lose(self) -> None:
        """Let the server be gone at once, as when its cable is pulled."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def end(self) -> None:
        """Stop in peace; a server that said an error on its way has failed the journeys."""
        if self._process is None:
            return
        self._process.terminate()
        self._process.communicate(timeout=20)
        self._process = None
        said = self._log.read_text()
        assert "Traceback" not in said, said
