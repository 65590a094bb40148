"""A node under a command: its settings read, its tables there."""

import os
from collections.abc import Mapping

import click
import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command


def open_node(defaults: Mapping[str, str] | None = None) -> None:
    """Read the settings of the node; `defaults` stand in for those that the environment lacks.

    Raises click.ClickException with what to do when a setting is wrong.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "manfadh.config.settings")
    for name, value in (defaults or {}).items():
        os.environ.setdefault(name, value)
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from error


def migrate() -> None:
    """Bring the tables of the node to this version."""
    call_command("migrate", interactive=False, verbosity=0)
