"""The authorities and bodies that a node begins with, as our own table."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from manfadh.apps.govern.accounts.events import AgencyKind


class Names(msgspec.Struct, frozen=True):
    """A name in three languages."""

    ar: str
    ckb: str
    en: str


class Body(Names, frozen=True):
    """A body of an authority; the part of its code before the dot is the authority's."""

    kind: AgencyKind


class Bodies(msgspec.Struct, frozen=True):
    """Authorities and agencies by their codes."""

    authorities: dict[str, Names]
    agencies: dict[str, Body]


@cache
def bodies() -> Bodies:
    """The table. Raises `msgspec.ValidationError` for a row that does not fit."""
    text = files(__package__).joinpath("bodies.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), type=Bodies)
