"""What is published of aid, as plain values: the parts of an activity and of an organisation.

`Text` is a text by language (`{"ar": …, "en": …}`).
Codes are those of the standard's codelists; the lists are named beside them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

Text = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation: its identifier, its kind (OrganisationType), its name."""

    reference: str
    kind: str
    name: Text
    activity: str = ""  # the identifier of its own activity, where the money is from or goes to


@dataclass(frozen=True, slots=True)
class Amount:
    """Money, and the day by whose rate it would be converted."""

    value: Decimal
    currency: str
    value_on: date


@dataclass(frozen=True, slots=True)
class Budget:
    """What is meant to be spent in a period of no more than a year."""

    start_on: date
    end_on: date
    amount: Amount
    kind: str = "1"  # BudgetType: 1 original, 2 revised
    status: str = "2"  # BudgetStatus: 1 indicative, 2 committed


@dataclass(frozen=True, slots=True)
class Transaction:
    """Money that was committed, received, disbursed or spent on a day (TransactionType)."""

    kind: str
    on: date
    amount: Amount
    description: Text = field(default_factory=dict)
    provider: Party | None = None
    receiver: Party | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """A code and its part of the whole, in percent; None where there is only one."""

    code: str
    percentage: Decimal | None = None
    vocabulary: str = ""
    name: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """A point, in degrees of WGS 84; exactness 1 exact, 2 approximate."""

    name: Text
    latitude: Decimal
    longitude: Decimal
    exactness: str = "1"


@dataclass(frozen=True, slots=True)
class Document:
    """A paper at an address: its media type, its category (DocumentCategory), its languages."""

    address: str
    media_type: str
    title: Text
    category: str
    languages: Sequence[str] = ()
    written_on: date | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A value of an indicator; None where it is not known, with a comment that says why."""

    value: Decimal | None
    comment: Text = field(default_factory=dict)
    dimensions: Mapping[str, str] = field(default_factory=dict)  # such as {"sex": "female"}


@dataclass(frozen=True, slots=True)
class Baseline:
    """What an indicator was before."""

    measured: Measured
    on: date


@dataclass(frozen=True, slots=True)
class IndicatorPeriod:
    """What was aimed at and what was reached in a period, by each disaggregation."""

    start_on: date
    end_on: date
    targets: Sequence[Measured] = ()
    actuals: Sequence[Measured] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measure of a result (IndicatorMeasure: 1 unit, 2 percentage, 5 qualitative)."""

    title: Text
    measure: str = "1"
    description: Text = field(default_factory=dict)
    ascending: bool = True
    may_be_summed: bool = True
    baselines: Sequence[Baseline] = ()
    periods: Sequence[IndicatorPeriod] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """An output, outcome or impact (ResultType: 1, 2, 3) with its indicators, at least one."""

    kind: str
    title: Text
    indicators: Sequence[Indicator]
    description: Text = field(default_factory=dict)
    may_be_summed: bool = True


@dataclass(frozen=True, slots=True)
class Activity:
    """A programme or a project. Its identifier begins with that of the reporter."""

    identifier: str
    reporter: Party
    title: Text
    description: Text
    status: str  # ActivityStatus
    participants: Sequence[tuple[str, Party]]  # with OrganisationRole: 1 funds … 4 implements
    dates: Sequence[tuple[str, date]]  # with ActivityDateType: 1, 2 starts; 3, 4 ends
    language: str = "en"
    currency: str = "USD"
    updated_at: datetime | None = None
    humanitarian: bool | None = None
    scope: str = ""  # ActivityScope
    countries: Sequence[Share] = ()
    regions: Sequence[Share] = ()
    places: Sequence[Place] = ()
    sectors: Sequence[Share] = ()
    tags: Sequence[Share] = ()
    flow: str = ""  # FlowType
    finance: str = ""  # FinanceType
    aid: str = ""  # AidType
    tied: str = ""  # TiedStatus
    budgets: Sequence[Budget] = ()
    planned: Sequence[tuple[Budget, Party | None, Party | None]] = ()  # from whom, to whom
    transactions: Sequence[Transaction] = ()
    documents: Sequence[Document] = ()
    related: Sequence[tuple[str, str]] = ()  # RelatedActivityType and identifier
    results: Sequence[Result] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation and what it means to spend, in all and by country, and what it spent."""

    identifier: str
    name: Text
    reporter: Party
    language: str = "en"
    currency: str = "USD"
    updated_at: datetime | None = None
    budgets: Sequence[Budget] = ()
    country_budgets: Sequence[tuple[str, Budget]] = ()
    expenditures: Sequence[Budget] = ()
    documents: Sequence[Document] = ()
