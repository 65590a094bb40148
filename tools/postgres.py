"""A private PostgreSQL server while a command runs: `python tools/postgres.py run -- pytest`.

The command finds it in MANFADH_DATABASE. The server lives in a temporary folder, listens on a
socket there alone, and is gone afterwards. Where none is installed, one line says so and the exit
code is 0: nothing was run, and nothing is wrong.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_PLACES = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/pgsql")
# For tests alone: what a power cut would lose is of no interest.
_OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


class NoServer(Exception):
    """PostgreSQL can't be had here; the message says why."""


@contextmanager
def private_server() -> Iterator[dict[str, str]]:
    """Start a server and give the environment in which a node finds it. Raises NoServer."""
    programs = _find_programs()
    user = _server_user()
    with tempfile.TemporaryDirectory(prefix="manfadh-postgres-") as name:
        folder = Path(name)
        if user:
            shutil.chown(folder, user)
        data = folder / "data"
        _run(programs / "initdb", user, "-D", data, "-U", "manfadh", "-A", "trust", "-E", "UTF8")
        control = programs / "pg_ctl"
        options = f"{_OPTIONS} -k {folder}"
        _run(control, user, "-D", data, "-l", folder / "log", "-o", options, "-w", "start")
        try:
            yield {"MANFADH_DATABASE": "postgresql://manfadh@/postgres", "PGHOST": name}
        finally:
            _run(control, user, "-D", data, "-m", "immediate", "-w", "stop")


def main(arguments: Sequence[str]) -> int:
    """Run a command beside a server; its exit code is ours."""
    if len(arguments) < 3 or list(arguments[:2]) != ["run", "--"]:
        sys.stderr.write("Usage: python tools/postgres.py run -- command [argument...]\n")
        return 2
    try:
        with private_server() as environment:
            return subprocess.run(
                arguments[2:], env=os.environ | environment, check=False
            ).returncode
    except NoServer as reason:
        sys.stderr.write(f"Not run on PostgreSQL: {reason}\n")
        return 0


def _find_programs() -> Path:
    """The folder that holds initdb and pg_ctl, the newest if there are several."""
    for program in ("initdb", "pg_ctl"):
        if not shutil.which(program):
            break
    else:
        return Path(str(shutil.which("pg_ctl"))).resolve().parent
    found = [path for place in _PLACES for path in Path(place).glob("*/bin/pg_ctl")]
    if not found:
        raise NoServer("no initdb here. On Debian: apt-get install postgresql.")
    return max(found, key=_version).parent


def _version(path: Path) -> int:
    digits = "".join(filter(str.isdigit, path.parts[-3]))
    return int(digits or 0)


def _server_user() -> str | None:
    """The account to run as, where we are root, which the server refuses to be."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise NoServer("it does not run as root, and there is no account postgres.")


def _run(program: Path, user: str | None, *arguments: object) -> None:
    done = subprocess.run(
        [program, *map(str, arguments)],
        user=user,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NoServer(f"{program.name} failed: {done.stderr.strip()}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
