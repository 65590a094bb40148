"""The real server, as a process on a data folder, and the memory of it and of its children."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from time import monotonic, sleep

from tests.bench.big_country import environment

_SECONDS_TO_START = 60


@contextmanager
def serving(folder: Path) -> Iterator[tuple[int, int]]:
    """`manfadh serve` on a free port: its process id and its port."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from manfadh.cli import main; main()", "serve"]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            command,
            env={**os.environ, **environment(folder), "MANFADH_PORT": str(port)},
            stdout=log,
            stderr=log,
        )
        try:
            _wait(server, port, folder)
            yield server.pid, port
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)


def _wait(server: "subprocess.Popen[bytes]", port: int, folder: Path) -> None:
    until = monotonic() + _SECONDS_TO_START
    while monotonic() < until and server.poll() is None:
        with socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.1)
    raise SystemExit(f"The server did not start: {(folder / 'server.log').read_text()[-2000:]}")


def peak_memory_mb(pid: int) -> int:
    """The peak resident memory of a process and its children, in MB; 0 where nobody can tell."""
    family = [pid, *_children(pid)]
    return round(sum(_peak_kb(member) for member in family) / 1024)


def cpu_seconds(pid: int) -> float:
    """The CPU time that a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found += [child, *_children(child)]
    return found


def _peak_kb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status")
    found = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) if found else 0
