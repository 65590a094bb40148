"""A real file, a real process, and its end at any moment."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
KILLS = 6


def start(act: str, folder: Path) -> subprocess.Popen[str]:
    """A node in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.kernel.sample.node_process", act, str(folder)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kill_while_recording(folder: Path, commits: int) -> tuple[int, int]:
    """Start a node, kill it after some commits; answers where it began and what it confirmed."""
    with start("record", folder) as node:
        assert node.stdout is not None
        assert node.stderr is not None
        word, _, sequence = node.stdout.readline().partition(" ")
        assert word == "sound", node.stderr.read()
        began = confirmed = int(sequence)
        for _ in range(commits):
            confirmed = int(node.stdout.readline())
        node.kill()
    return began, confirmed


def test_a_node_killed_at_any_moment_loses_nothing_that_it_confirmed(tmp_path: Path) -> None:
    confirmed = 0
    for _ in range(KILLS):
        began, reached = kill_while_recording(tmp_path, random.randint(1, 30))
        assert began >= confirmed
        confirmed = reached
    began, _ = kill_while_recording(tmp_path, 1)
    assert began >= confirmed


@pytest.mark.skipif("os.environ.get('MANFADH_DATABASE', 'sqlite') != 'sqlite'")
def test_an_erased_name_is_in_no_file_of_the_node(tmp_path: Path) -> None:
    with start("erase", tmp_path) as node:
        found, problems = node.communicate()
    assert problems == ""
    before, after = found.splitlines()
    assert "manfadh.sqlite3-wal" in before
    assert after == ""
