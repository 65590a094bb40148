"""What answers show: documents, people, advice. Each says less than its screen, never more."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import BeforeValidator, Field

from manfadh.apps.operate.crossings.selectors import Inspected
from manfadh.apps.operate.crossings.selectors.minors import MinorShown as Minor
from manfadh.apps.operate.crossings.services import needs_ground
from manfadh.apps.operate.watchlists.selectors import Hit

Direction = Literal["entry", "exit"]
Level = Literal["admit", "check", "verify_identity", "secondary"]


def _plain(amount: object) -> object:
    return f"{amount:f}" if isinstance(amount, Decimal) else amount


class MoneyShown(Schema):
    """An exact amount as decimal text, and its currency (ISO 4217)."""

    amount: Annotated[str, BeforeValidator(_plain)]
    currency: str


class Names(Schema):
    """A name in three languages; empty where it is not known."""

    ar: str
    ckb: str
    en: str


class DocumentShown(Schema):
    """A document as it was read. Dates are ISO or their known part."""

    kind: str = Field(description="As in the request; `unknown` for a code that Doc 9303 lacks.")
    issuer: str
    number: str
    nationality: str
    surname: str
    given_names: str
    birth: str
    sex: Literal["M", "F", "X"] | None
    expiry: str
    is_typed: bool
    is_valid: bool = Field(description="Whether the check digits of the zone hold.")
    faults: list[str]
    remarks: list[str]


class PersonShown(Schema):
    """A person as the system knows them; null where it was erased or never known."""

    traveller_id: UUID
    given: str | None
    father: str | None
    grandfather: str | None
    family: str | None
    mother: str | None
    surname: str | None
    given_names: str | None
    birth: str | None
    sex: str | None
    nationality: str


class HitShown(Schema):
    """A possible match on a list, never a finding: two people may share a name."""

    alert_id: UUID
    watchlist: str
    purpose: str
    reason: Literal["document_number", "name_and_birth", "name_and_birth_year", "name_only"]
    instruction: str
    name: str | None
    mother: str | None
    birth: str | None
    nationality: str | None
    document_number: str | None
    reference: str
    is_told_apart: bool = Field(description="Secondary told this person apart, and that holds.")


class ReasonShown(Schema):
    """One reason for an advice: a code, how grave it is, and what fills its sentence in."""

    code: str = Field(examples=["hit_name_and_birth"])
    level: Level
    values: dict[str, str]


class AdviceShown(Schema):
    """What is advised. An officer decides; nothing and nobody is refused by it."""

    level: Level
    needs_ground: bool = Field(description="Letting pass needs a ground in words.")
    reasons: list[ReasonShown]


class StayShown(Schema):
    """The stay that the person is in, for one territory."""

    entered_at: datetime
    entry_port: str
    territory: str
    permission: str
    days: int
    overstay_days: int | None = Field(description="Null where it can't be told.")
    overstay_reference: str


class PermissionShown(Schema):
    """The visa or permit last shown, and what is found of it; null once erased."""

    permission: str
    issued_by: str
    entries: str
    entered_before: int = Field(description="How many entries were made on it.")
    valid_from_on: date | None
    valid_until_on: date | None
    stay_days: int | None
    number: str | None
    sponsor: str | None
    is_typed: bool
    is_zone_valid: bool
    differs_in: list[str] = Field(description="What its holder and the document's differ in.")
    reasons: list[ReasonShown]


class ConsentShown(Schema):
    """Who consented to a minor's journey, or that nobody did; null once erased."""

    relation: str
    paper: str
    given_by: str | None
    paper_number: str | None
    note: str | None
    recorded_at: datetime | None


class ConsultedShown(Schema):
    """The last question to the supervisor; `answer` is empty until it was answered."""

    question_id: UUID
    asked_at: datetime
    asked_by: UUID | None
    answer: str
    ground: str | None
    answered_at: datetime | None
    answered_by: UUID | None


class MinorShown(Schema):
    """The rule's question for a minor, never asked of an adult, and how it was answered."""

    rule: str
    text: Names
    reference: str
    with_whom: list[str] = Field(description="With whom a minor may travel.")
    consent_by: list[str] = Field(description="Who else may consent, by one of `papers`.")
    papers: list[str]
    asks: Literal["", "officer", "supervisor"]
    consent: ConsentShown | None
    consulted: ConsultedShown | None


class InspectionShown(Schema):
    """All that a booth is shown of one person with one document."""

    inspection_id: UUID
    direction: Direction
    lane: str
    port: str
    traveller_id: UUID
    is_known: bool
    document: DocumentShown
    person: PersonShown | None
    namesakes: list[PersonShown]
    hits: list[HitShown]
    instructions: list[str] = Field(description="What to do besides, such as `call_supervisor`.")
    stay: StayShown | None
    just_crossed_minutes: int | None = Field(
        description="Minutes since the same person crossed; then `again` is needed to decide."
    )
    is_own_national: bool = Field(description="A national, or says so: never refused.")
    claims_own_nationality: bool
    needs_permission: bool
    permission: PermissionShown | None
    minor: MinorShown | None
    minor_asks: Literal["", "officer", "supervisor"]
    advice: AdviceShown


def show_inspection(shown: Inspected) -> dict[str, object]:
    """An inspection as `InspectionShown` tells it."""
    names = ("inspection_id", "direction", "lane", "port", "traveller_id", "is_known", "person")
    more = ("namesakes", "stay", "is_own_national", "claims_own_nationality", "needs_permission")
    told = (*names, *more, "permission")
    return {name: getattr(shown, name) for name in told} | {
        "minor": _minor(shown.minor) if shown.minor else None,
        "document": shown.reading,
        "hits": [_hit(shown, hit) for hit in shown.hits],
        "instructions": [left.action for left in shown.instructions],
        "just_crossed_minutes": shown.just_crossed.minutes if shown.just_crossed else None,
        "minor_asks": shown.minor.asks if shown.minor else "",
        "advice": {
            "level": shown.advice.level,
            "needs_ground": needs_ground(shown),
            "reasons": shown.advice.reasons,
        },
    }


def _minor(minor: Minor) -> dict[str, object]:
    rule = minor.rule
    return {
        "rule": rule.code,
        "text": rule.text,
        "reference": rule.reference,
        "asks": minor.asks,
        "consent": minor.consent,
        "consulted": minor.consulted,
    } | {name: getattr(rule.content, name) for name in ("with_whom", "consent_by", "papers")}


def _hit(shown: Inspected, hit: Hit) -> dict[str, object]:
    names = [name for name in HitShown.model_fields if name != "is_told_apart"]
    told = {name: getattr(hit, name) for name in names}
    return told | {"is_told_apart": shown.is_apart_from(hit.alert_id)}
