"""Every setting of a node, on one page: what it means, where it comes from, what it is by default.

A setting is read from the environment (`MANFADH_PORT=8700`), else from the settings file
(`port = 8700` in the TOML file that `MANFADH_SETTINGS` names), else it has its default. A wrong
one stops the node at once and says what to do.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from django.core.exceptions import ImproperlyConfigured

PREFIX = "MANFADH_"
FILE_VARIABLE = "MANFADH_SETTINGS"

PortNumber = Annotated[int, msgspec.Meta(ge=1, le=65535)]
SecretKey = Annotated[str, msgspec.Meta(min_length=32)]


class SettingsWrong(ImproperlyConfigured):
    """A setting is missing, unknown or wrong; the message says which and what to do."""


class NodeSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings of a node."""

    # Where the node keeps its database, keys and attachments.
    data_folder: str = "var/node"
    # real: a post or a headquarters. demo, practice: invented data; real nodes refuse them.
    node_kind: Literal["real", "demo", "practice"] = "real"
    # The name that people see: "Zurbatiyah", "Headquarters".
    node_name: str = "Manfadh"
    # The port of entry that this node serves, by its code; empty at a headquarters.
    port_of_entry: str = ""
    # "sqlite" keeps the database in the data folder; or postgresql://user:password@host/name.
    database: str = "sqlite"
    # Signs sessions. Made and kept in the data folder when it is not given.
    secret_key: SecretKey | None = None
    # Names by which browsers reach this node, separated by commas.
    hosts: str = "localhost,127.0.0.1,[::1]"
    # Where the server listens.
    listen_address: str = "127.0.0.1"
    port: PortNumber = 8700
    # Threads that answer requests, each with its own connection to the database.
    threads: Annotated[int, msgspec.Meta(ge=1, le=64)] = 4
    # Where travellers reach the public pages: "https://ports.example". Posters name it; empty names
    # this node.
    public_address: str = ""
    # Whether the node is reached by HTTPS; cookies are then sent by HTTPS only.
    https: bool = False
    # "own": serve HTTPS with the certificate of `manfadh node certificate`; or a PEM file of chain
    # and key. Empty where a proxy before the node does it.
    certificate: str = ""
    # A PEM file with the certificate of a headquarters that made its own.
    headquarters_certificate: str = ""
    # The language of the first page: ar, ckb or en.
    language: Literal["ar", "ckb", "en"] = "ar"
    # The local day of the port.
    time_zone: str = "Asia/Baghdad"
    # Minutes without a key press after which a booth locks itself.
    lock_after_minutes: Annotated[int, msgspec.Meta(ge=1, le=240)] = 10
    # Failed sign-ins of one person before the account rests, and for how long.
    sign_in_attempts: Annotated[int, msgspec.Meta(ge=3, le=20)] = 5
    sign_in_rest_minutes: Annotated[int, msgspec.Meta(ge=1, le=1440)] = 10
    # Within so many minutes the same person crossing again is asked about; 0 asks never.
    same_person_minutes: Annotated[int, msgspec.Meta(ge=0, le=240)] = 15
    # How long an officer corrects an own decision, and a supervisor anybody's.
    correct_own_within_hours: Annotated[int, msgspec.Meta(ge=0, le=72)] = 12
    correct_within_days: Annotated[int, msgspec.Meta(ge=0, le=366)] = 30
    # How long it holds that somebody is not the person on a list, before it is looked at anew.
    told_apart_days: Annotated[int, msgspec.Meta(ge=1, le=3660)] = 365
    # Where the schemas of the IATI standard lie; `iati` in the data folder when empty.
    iati_schemas: str = ""
    # Shows Django's own error pages. Never on a real node.
    debug: bool = False


def read_settings(environment: Mapping[str, str] = os.environ) -> NodeSettings:
    """The settings of this node from file and environment. Raises SettingsWrong with what to do."""
    given: dict[str, Any] = _from_file(environment.get(FILE_VARIABLE))
    for variable, value in environment.items():
        if variable.startswith(PREFIX) and variable != FILE_VARIABLE:
            given[variable.removeprefix(PREFIX).lower()] = value
    _refuse_unknown(given)
    try:
        settings = msgspec.convert(given, type=NodeSettings, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsWrong(
            f"A setting is wrong: {error}. Each setting is explained in {__name__}."
        ) from error
    if settings.debug and settings.node_kind == "real":
        raise SettingsWrong("A real node can't run with debug on. Unset MANFADH_DEBUG.")
    if settings.certificate and not settings.https:
        raise SettingsWrong(
            "A node with a certificate is reached by HTTPS. Set MANFADH_HTTPS=true."
        )
    return settings


def _from_file(name: str | None) -> dict[str, Any]:
    if not name:
        return {}
    try:
        with Path(name).open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SettingsWrong(
            f"The settings file {name} can't be read: {error}. Mend it, or unset {FILE_VARIABLE}."
        ) from error


def _refuse_unknown(given: Mapping[str, Any]) -> None:
    known = NodeSettings.__struct_fields__
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise SettingsWrong(
            f"Unknown setting: {', '.join(unknown)}. Known settings are: {', '.join(known)}."
        )
