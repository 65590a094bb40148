"""What each kind of provision has to say, as a shape of its own. Pure.

Every content may be `unverified`: our own orientation, until a jurist has confirmed it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, TypeVar
from uuid import UUID

import msgspec

from manfadh.apps.govern.policy.events import ProvisionKind
from manfadh.kernel.money import Money
from manfadh.kernel.translated import Translated

Code = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
CountryCode = Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
CurrencyCode = Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
AmountText = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,12}(\.[0-9]{1,3})?$")]
CountDays = Annotated[int, msgspec.Meta(ge=1, le=3660)]
Concern = Literal["fear_of_return", "child", "trafficking", "medical", "other"]
Anyone = Literal["*"]
Standing = Literal["not_admitted", "lawfully_present", "entered_irregularly"]
# Who may travel with a minor, or consent to the journey. It is never asked of an adult.
Relation = Literal["mother", "father", "guardian", "court", "relative", "institution"]
AskedWhenMissing = Literal["officer", "supervisor"]
Category = Literal["crew", "transit", "shore_pass", "border_resident", "exempt"]
Detail = Literal["conveyance", "onward", "district", "reason"]


class Content(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What all kinds share."""

    unverified: bool = False


class Act(Content, frozen=True, kw_only=True):
    """A statutory act: its exact words, and to whom it applies. The wrong word voids an order."""

    words_ar: Code
    words_ckb: Code
    words_en: Code
    standing: Standing

    @property
    def words(self) -> Translated:
        """The statutory words in three languages."""
        return Translated(self.words_ar, self.words_ckb, self.words_en)


class RefusalGround(Content, frozen=True, kw_only=True):
    """Why an act may be done: `act` is the code of the act, `order` its place in a list."""

    act: Code
    order: int = 0


class StayRule(Content, frozen=True, kw_only=True):
    """How long a permission lets whom stay in which territories.

    `issued_by` is the authority that issued the permission. Without `max_days` the stay lasts as
    long as the permission itself. With `within_days` the days of earlier stays count too, in a
    window of so many days that moves along.
    """

    nationalities: tuple[CountryCode, ...] | Anyone
    permission: Code
    issued_by: Code
    territory: tuple[Code, ...]
    max_days: CountDays | None = None
    within_days: CountDays | None = None
    entry_day_counts: bool = False


class ProtectionQuestion(Content, frozen=True, kw_only=True):
    """What is asked before any refusal or return, and which concern a yes raises."""

    order: int
    concern: Concern


class ProtectionPath(Content, frozen=True, kw_only=True):
    """Where a concern goes: to which body, for which concerns."""

    body: Code
    concerns: tuple[Concern, ...]


class Nationality(Content, frozen=True, kw_only=True):
    """A country whose nationals this authority never refuses."""

    country: CountryCode


class Sharing(Content, frozen=True, kw_only=True):
    """What this authority lets another one see, by which agreement."""

    to_authority: Code
    what: Code
    agreement: Annotated[str, msgspec.Meta(min_length=1)]


class TravelDocument(Content, frozen=True, kw_only=True):
    """A document that is accepted: kind, issuer, series (how its number begins), where and when.

    `ports` empty means all ports. The days are those of crossing, both included.
    """

    kind: Code
    issuer: CountryCode | Anyone = "*"
    series: str = ""
    ports: tuple[Code, ...] = ()
    accepted_from_on: date | None = None
    accepted_until_on: date | None = None


class Minor(Content, frozen=True, kw_only=True):
    """Who is a minor here, with whom they may travel, and who may consent by which paper.

    `age_under` is in full years. Without company of `with_whom` a paper of `papers` is looked for,
    given by one of `consent_by`. Where there is none, `if_missing` says who is asked; nobody is
    refused by it. Surnames play no part: mother and child often have different ones.
    """

    age_under: Annotated[int, msgspec.Meta(ge=1, le=21)]
    direction: Literal["entry", "exit", "both"] = "both"
    nationalities: tuple[CountryCode, ...] | Anyone = "*"
    with_whom: tuple[Relation, ...]
    consent_by: tuple[Relation, ...]
    papers: tuple[Code, ...]
    if_missing: AskedWhenMissing


class BorderDistrict(Content, frozen=True, kw_only=True):
    """A district whose residents may hold a border pass: its code is what a category names, its
    text is its name, `country` is where it lies.
    """

    country: CountryCode


class TravellerCategory(Content, frozen=True, kw_only=True):
    """Who crosses otherwise than an ordinary traveller, and under what.

    Empty `modes`, `ports`, `nationalities` and `districts` mean all. `districts` are the codes of
    those (`BorderDistrict`) whose residents a border pass is for. `max_hours` is how long the
    person may stay under it. `asks` names what the officer writes down; `frees_from_permission`
    says that no visa is needed.
    """

    category: Category
    order: int = 0
    modes: tuple[Code, ...] = ()
    ports: tuple[Code, ...] = ()
    nationalities: tuple[CountryCode, ...] | Anyone = "*"
    districts: tuple[Code, ...] = ()
    max_hours: Annotated[int, msgspec.Meta(ge=1, le=8784)] | None = None
    frees_from_permission: bool = False
    asks: tuple[Detail, ...] = ()


class PermissionRule(Content, frozen=True, kw_only=True):
    """Whether a visa or permit holds here, and what it needs beside it.

    `issued_by` is who issued it. `document_valid_days`: how long the travel document must still be
    good on the day of entry.
    """

    permission: Code
    issued_by: Code
    is_accepted: bool
    needs_sponsor: bool = False
    document_valid_days: CountDays | None = None


class Fee(Content, frozen=True, kw_only=True):
    """A line of the tariff: what is owed on an occasion, once or for each day.

    Amounts are decimal text of a currency of ISO 4217. `free_days` are the first days of a charge
    by the day, which cost nothing; `at_most` bounds it. Below `from_age_years` nothing is owed.
    """

    occasion: Code
    amount: AmountText
    currency: CurrencyCode
    per: Literal["act", "day"] = "act"
    nationalities: tuple[CountryCode, ...] | Anyone = "*"
    free_days: Annotated[int, msgspec.Meta(ge=0, le=3660)] = 0
    at_most: AmountText | None = None
    from_age_years: Annotated[int, msgspec.Meta(ge=0, le=120)] = 0

    def __post_init__(self) -> None:
        Money(Decimal(self.amount), self.currency)


class FeeWaiver(Content, frozen=True, kw_only=True):
    """A statutory reason for which a fee is not taken, on which occasions, in its order."""

    occasions: tuple[Code, ...]
    order: int = 0


class FeeControl(Content, frozen=True, kw_only=True):
    """From which amount on a waiver needs the word of a second officer."""

    four_eyes_from: AmountText
    currency: CurrencyCode

    def __post_init__(self) -> None:
        Money(Decimal(self.four_eyes_from), self.currency)


class AppealWay(Content, frozen=True, kw_only=True):
    """Where orders of these acts are contested, and within how many days of being handed over."""

    acts: tuple[Code, ...]
    within_days: CountDays
    order: int = 0


class Retention(Content, frozen=True, kw_only=True):
    """How long something personal is kept: `what` it is, and for how many days after its own day.

    What is `list_members`: people of a passenger list whom nobody confirmed.
    """

    what: Code
    days: CountDays


class FourEyes(Content, frozen=True, kw_only=True):
    """An act that needs a second officer here: "person.merge"."""

    act: Code


SHAPES: dict[ProvisionKind, type[Content]] = {
    "act": Act,
    "refusal_ground": RefusalGround,
    "stay_rule": StayRule,
    "protection_question": ProtectionQuestion,
    "protection_path": ProtectionPath,
    "nationality": Nationality,
    "sharing": Sharing,
    "travel_document": TravelDocument,
    "minor": Minor,
    "border_district": BorderDistrict,
    "traveller_category": TravellerCategory,
    "retention": Retention,
    "permission_rule": PermissionRule,
    "fee": Fee,
    "fee_waiver": FeeWaiver,
    "fee_control": FeeControl,
    "appeal_way": AppealWay,
    "four_eyes": FourEyes,
}

C = TypeVar("C", bound=Content, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Generic[C]):
    """A provision with its content; `valid_until_on` is its last day, by itself or by repeal."""

    provision_id: UUID
    kind: str
    authority: str
    code: str
    text: Translated
    content: C
    reference: str
    valid_from_on: date
    valid_until_on: date | None

    def is_in_force(self, on: date) -> bool:
        """Whether it holds on a day."""
        return self.valid_from_on <= on and (
            self.valid_until_on is None or on <= self.valid_until_on
        )


class ContentWrong(ValueError):
    """The content of a provision does not fit its kind; the message says where."""


def read_content(kind: str, content: dict[str, Any]) -> Content:
    """The content of a kind of provision. Raises ContentWrong, also for an unknown kind."""
    shape = {str(name): shape for name, shape in SHAPES.items()}.get(kind)
    if shape is None:
        raise ContentWrong(f"There is no kind of provision called {kind!r}.")
    try:
        return msgspec.convert(content, type=shape)
    except msgspec.ValidationError as error:
        raise ContentWrong(str(error)) from error


def write_content(content: Content) -> dict[str, Any]:
    """The content as an event keeps it: text, whole numbers, lists; what is usual left out."""
    return msgspec.json.decode(msgspec.json.encode(content), type=dict[str, Any])
