"""Two real nodes over HTTPS with a certificate that headquarters made itself."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from manfadh.adapters.carriers.https import HttpsCarrier
from manfadh.kernel.exchange.carriers import LineCut

pytestmark = pytest.mark.timeout(300)
RUN = "from manfadh.cli import main; main()"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@dataclass
class NodeProcess:
    """A node in a folder of its own, with its commands."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "MANFADH_DATABASE": "sqlite",
            "MANFADH_DATA_FOLDER": str(self.folder),
            **self.settings,
        }

    def run(self, *arguments: str, fails: bool = False) -> str:
        done = subprocess.run(
            [sys.executable, "-c", RUN, *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode != 0) == fails, done.stderr
        return done.stderr if fails else done.stdout

    @property
    def public_key(self) -> str:
        return self.run("node", "show").strip().rpartition("\t")[2]


@pytest.fixture
def headquarters(tmp_path: Path) -> NodeProcess:
    node = NodeProcess(tmp_path / "hq", {"MANFADH_PORT": str(free_port())})
    node.run("migrate")
    assert "Let booths trust" in node.run("node", "certificate", "localhost")
    node.settings |= {"MANFADH_HTTPS": "true", "MANFADH_CERTIFICATE": "own"}
    return node


@pytest.fixture
def serving(headquarters: NodeProcess) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "serve"],
        env=headquarters.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", int(headquarters.settings["MANFADH_PORT"]))) == 0:
                    break
            time.sleep(0.2)
        yield process
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture
def post(tmp_path: Path, headquarters: NodeProcess) -> NodeProcess:
    """A post that knows its headquarters, is known there, and has facts to tell."""
    authority = headquarters.folder / "tls" / "authority.pem"
    node = NodeProcess(tmp_path / "post", {"MANFADH_HEADQUARTERS_CERTIFICATE": str(authority)})
    node.run("migrate")
    node.run("places", "load")
    address = f"https://localhost:{headquarters.settings['MANFADH_PORT']}"
    node.run("node", "know", "Headquarters", headquarters.public_key, "--headquarters", address)
    headquarters.run("node", "know", "Post", node.public_key)
    return node


def test_a_post_sends_its_ledger_and_says_what_cuts_the_line(
    post: NodeProcess, headquarters: NodeProcess, serving: subprocess.Popen[bytes]
) -> None:
    # One walk through all that may happen: each step starts a process or two.
    certificate = post.settings.pop("MANFADH_HEADQUARTERS_CERTIFICATE")
    assert "CERTIFICATE_VERIFY_FAILED" in post.run("node", "carry", fails=True)

    post.settings["MANFADH_HEADQUARTERS_CERTIFICATE"] = certificate
    assert post.run("node", "carry").strip() == "0 entries wait."
    assert "reached" in post.run("node", "partners")
    assert headquarters.run("places", "list") == post.run("places", "list") != ""

    headquarters.run("node", "forget", post.run("node", "show").partition("\t")[0])
    assert "no post of this headquarters" in post.run("node", "carry", fails=True)

    serving.terminate()
    serving.wait(60)
    assert "Headquarters is not reached" in post.run("node", "carry", fails=True)
    assert "cut" in post.run("doctor")


def test_a_certificate_file_that_is_not_there_is_told(db: None) -> None:
    carrier = HttpsCarrier("https://localhost:1", certificate="/nowhere.pem")
    with pytest.raises(LineCut, match="can't be read"):
        carrier.ask_held(("x", 1))


def test_nobody_there_is_a_cut_line(db: None) -> None:
    with pytest.raises(LineCut, match="not reached"):
        HttpsCarrier(f"http://localhost:{free_port()}", timeout_seconds=2).ask_held(("x", 1))
