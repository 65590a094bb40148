"""A node under a command: its settings, its key, its tables; or one clear sentence why not."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NoReturn

import click
import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

WRONG_SET_UP = 2


def open_node(defaults: Mapping[str, str] | None = None) -> None:
    """Read the settings of the node; `defaults` stand in for those that the environment lacks.

    A wrong setting is told in one sentence on standard error; the command then ends with exit code
    2.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manfadh.config.settings")
    for name, value in (defaults or {}).items():
        os.environ.setdefault(name, value)
    try:
        django.setup()
    except ImproperlyConfigured as error:
        _stop(error)
    except OSError as error:
        _stop(f"The data folder can't be used: {error}")


@contextmanager
def ready_node() -> Iterator[None]:
    """A node whose key is there and whose tables are of this version, for a command's work.

    What is missing is told in a sentence on standard error; the command then ends with code 2.
    """
    open_node()
    from django.db import DatabaseError

    from manfadh.kernel.ledger.node import NodeKeyError, own_node

    try:
        own_node()
        _require_migrations()
        yield
    except NodeKeyError as error:
        _stop(error)
    except DatabaseError as error:
        _stop(f"The database can't be used: {error}")


def migrate() -> None:
    """Bring the tables of the node to this version."""
    call_command("migrate", interactive=False, verbosity=0)


def _require_migrations() -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        _stop("The database is not up to date. Run: manfadh migrate")


def _stop(reason: object) -> NoReturn:
    click.echo(str(reason), err=True)
    raise SystemExit(WRONG_SET_UP)
