"""Our own orientation in the law, one file per kind; what no jurist has confirmed says so.

A practitioner's wording, no statute: each provision names the law it rests on, and an authority
replaces it by issuing its own. See docs/law.md.
"""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec

from manfadh.apps.govern.policy.events import ProvisionIssued

# Acts come before the grounds that name them.
FILES = (
    "acts",
    "refusal_grounds",
    "order_grounds",
    "protection",
    "nationalities",
    "travel_documents",
    "stay_rules",
    "minors",
    "border_districts",
    "traveller_categories",
    "retention",
    "permission_rules",
    "tariff",
    "appeal_ways",
    "four_eyes",
)


def read_provisions() -> Iterator[ProvisionIssued]:
    """The provisions of all files, once for each authority that they name.

    Raises `msgspec.ValidationError` or KeyError for a table that is not complete.
    """
    for name in FILES:
        text = (files(__name__) / f"{name}.toml").read_text(encoding="utf-8")
        for table in tomllib.loads(text)["provision"]:
            for authority in table["authorities"]:
                yield _provision(table, authority)


def _provision(table: dict[str, Any], authority: str) -> ProvisionIssued:
    return msgspec.convert(
        {
            "provision_id": _id_of(table["kind"], authority, table["code"], table["from"]),
            "kind": table["kind"],
            "authority": authority,
            "code": table["code"],
            "text_ar": table["ar"],
            "text_ckb": table["ckb"],
            "text_en": table["en"],
            "content": _for_authority(table["content"], authority),
            "reference": table["reference"],
            "valid_from_on": table["from"],
            "valid_until_on": None,
        },
        type=ProvisionIssued,
    )


def _for_authority(content: dict[str, Any], authority: str) -> dict[str, Any]:
    """The content with `{authority}` filled in, where a rule says the same of each one's own."""
    written = msgspec.json.encode(content).decode().replace("{authority}", authority)
    return msgspec.json.decode(written, type=dict[str, Any])


def _id_of(kind: str, authority: str, code: str, from_on: object) -> UUID:
    return uuid5(NAMESPACE_URL, f"manfadh:reference:provision:{kind}:{authority}:{code}:{from_on}")
