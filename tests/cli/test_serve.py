"""A node is served by one process, which ends in peace and signs what it did."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(60)
RUN = "from manfadh.cli import main; main()"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return {**os.environ, "MANFADH_DATA_FOLDER": str(tmp_path), "MANFADH_PORT": str(port)}


def manfadh(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def server(environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    environment["MANFADH_DATABASE"] = "sqlite"
    assert manfadh(environment, "migrate").returncode == 0
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "serve"],
        env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def ask(environment: dict[str, str]) -> int:
    """The status of a page, as soon as the server answers."""
    address = f"http://127.0.0.1:{environment['MANFADH_PORT']}/no-such-page"
    deadline = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(address, timeout=5)
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code
        except OSError:
            if time.monotonic() > deadline:
                raise


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_server_answers_and_ends_in_peace(
    server: subprocess.Popen[str], environment: dict[str, str], how: signal.Signals, tmp_path: Path
) -> None:
    assert ask(environment) == 404
    server.send_signal(how)
    said, _ = server.communicate(timeout=20)
    assert (server.returncode, "Traceback" in said) == (0, False), said
    # The journal is folded into the database file.
    journal = tmp_path / "manfadh.sqlite3-wal"
    assert not journal.exists() or journal.stat().st_size == 0


def test_a_wrong_setting_is_one_sentence_and_no_traceback(environment: dict[str, str]) -> None:
    done = manfadh({**environment, "MANFADH_LANGUAGE": "fr"}, "serve")
    assert done.returncode == 2
    assert "A setting is wrong" in done.stderr
    assert "Traceback" not in done.stderr
