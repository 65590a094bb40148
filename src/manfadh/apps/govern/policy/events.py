"""What `policy` tells: provisions of law, each dated, each with its reference and who issued it."""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from manfadh.kernel.events import Event, Plain, event, upcasts

ProvisionKind = Literal[
    "refusal_ground",  # why entry may be refused
    "act",  # a statutory act and its exact words: refusal of entry, removal, expulsion
    "stay_rule",  # how long a permission lets whom stay, in which territory
    "protection_question",  # what is asked before any refusal or return
    "protection_path",  # where a claim goes: UNHCR, competent committee, regional authority
    "nationality",  # whose nationals this authority never refuses
    "sharing",  # what one authority lets another see, by agreement
    "travel_document",  # which kinds of document are accepted, perhaps series x port x date
    "minor",  # who is a minor, who may consent to the journey, and who is asked where none did
    "border_district",  # a district whose residents may hold a border pass
    "traveller_category",  # crew, transit, shore pass, local resident, exempt: who, where, how long
    "retention",  # how long something personal is kept that nothing else needs
    "permission_rule",  # which visas and permits hold where, and what they need beside them
    "fee",  # the published tariff: what is owed for what
    "fee_waiver",  # why somebody owes nothing, by law
    "fee_control",  # from which amount on a waiver needs a second officer
    "four_eyes",  # which acts need a second officer
    "appeal_way",  # where, and within how many days, an order is contested
]


@event("policy.provision_issued", version=2)
class ProvisionIssued(Event):
    """A provision is in force for an authority's ports from a day on, perhaps until another.

    `code` names it among its kind ("no_visa"); `content` holds what its kind needs, in text, whole
    numbers and lists (see `policy.rules`). The kind is open here, so that law of a new kind needs
    no new version: what this software knows is `ProvisionKind`.
    """

    provision_id: UUID
    kind: str
    authority: str
    code: str
    text_ar: str
    text_ckb: str
    text_en: str
    content: dict[str, Any]
    reference: str
    valid_from_on: date
    valid_until_on: date | None


@upcasts("policy.provision_issued", from_version=1)
def _open_kind(fields: Plain) -> Plain:
    """Version 1 knew its kinds by name; each of them is a kind of today."""
    return fields


@event("policy.provision_repealed")
class ProvisionRepealed(Event):
    """A provision ends on a day, that day included."""

    provision_id: UUID
    ended_on: date
    reference: str
