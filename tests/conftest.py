"""What every test stands on: a data folder of its own, English, and no way out to a network.

The settings are those of a real node (`manfadh.config.settings`); only the environment is ours.
`MANFADH_DATABASE` is left as it is given, so that the suite runs on PostgreSQL too
(`tools/postgres.py`).
"""

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is slow at making examples; that says nothing about what is tested.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

pytest_plugins = ["tests.cast"]

_DATA_FOLDER = Path(tempfile.mkdtemp(prefix="manfadh-tests-"))


def _set_the_environment() -> None:
    database = os.environ.get("MANFADH_DATABASE", "sqlite")
    for variable in [name for name in os.environ if name.startswith("MANFADH_")]:
        del os.environ[variable]
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "manfadh.config.settings",
        "MANFADH_DATA_FOLDER": str(_DATA_FOLDER),
        "MANFADH_DATABASE": database,
        "MANFADH_HOSTS": "localhost,127.0.0.1,[::1],testserver",
        "MANFADH_LANGUAGE": "en",
        "MANFADH_NODE_KIND": "real",
        "MANFADH_NODE_NAME": "Test port",
        "MANFADH_SECRET_KEY": "a key for tests alone, of no use elsewhere",
    }


def _read_settings_again() -> None:
    # pytest-django loads the settings before any conftest; what they read from the environment
    # is read again here.
    from django.conf import settings

    from manfadh.config.node_settings import read_settings

    settings.MANFADH = read_settings()
    settings.ALLOWED_HOSTS = settings.MANFADH.hosts.split(",")
    settings.LANGUAGE_CODE = settings.MANFADH.language


_set_the_environment()
_read_settings_again()


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_DATA_FOLDER, ignore_errors=True)


class NetworkUsed(AssertionError):
    """A test reached for the network."""


def _is_near(family: int, address: Any) -> bool:
    if family not in (socket.AF_INET, socket.AF_INET6):
        return True
    host = address[0]
    if host in ("", "localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Let sockets reach this machine only."""
    patch = pytest.MonkeyPatch()
    for name in ("connect", "connect_ex"):
        original = getattr(socket.socket, name)

        def guarded(self: socket.socket, address: Any, _original: Any = original) -> Any:
            if not _is_near(self.family, address):
                raise NetworkUsed(f"No test may reach {address!r}.")
            return _original(self, address)

        patch.setattr(socket.socket, name, guarded)
    yield
    patch.undo()


@pytest.fixture
def data_folder() -> Path:
    """The data folder of the node under test."""
    return _DATA_FOLDER
