"""Opening the node for a command: its settings, its key, its database, or one clear sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import click

WRONG_SET_UP = 2


@contextmanager
def open_node() -> Iterator[None]:
    """Set Django up on this node for a command that needs its database.

    What keeps the node from opening (settings, key, database, migrations) is told in one sentence
    on standard error, and the command ends with exit code 2.
    """
    _set_up()
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


def _set_up() -> None:
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manfadh.config.settings")
    import django

    from manfadh.config.node_settings import SettingsWrong

    try:
        django.setup()
    except SettingsWrong as error:
        _stop(error)
    except OSError as error:
        _stop(f"The data folder can't be used: {error}")


def _require_migrations() -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        _stop("The database is not up to date. Run: manfadh migrate")


def _stop(reason: object) -> NoReturn:
    click.echo(str(reason), err=True)
    raise SystemExit(WRONG_SET_UP)
