"""What a portfolio problem is, as a document: every field, its unit and what it is by default.

The structures below are the schema: `problem_schema()` publishes them as JSON Schema, and
`read_problem` reads a JSON text by them. Only `interventions` is needed, each with `id`, `cost` and
`value`.
"""

import re
from typing import Annotated, Any, Literal

import msgspec

from manfadh.libs.portfolio.faults import BadProblem, Fault

Amount = Annotated[float, msgspec.Meta(ge=0, le=1e13)]
Share = Annotated[float, msgspec.Meta(gt=0, le=1)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Months = Annotated[float, msgspec.Meta(ge=0, le=600)]
Level = Literal["strategic", "tactical", "operational"]
Certainty = Literal["high", "moderate", "low", "very_low"]
Grouping = Literal["governorate", "authority", "port", "level"]
Question = Literal["budgets", "scenarios", "rules", "flips"]


class Document(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all parts share: read-only, by name, and without unknown fields."""


class Intervention(Document, frozen=True):
    """One candidate. It is chosen whole or not at all."""

    # Its name in rules and in the answer; no two share one.
    id: Name
    # What it costs once, in the currency of the problem. At most six decimals.
    cost: Amount
    # What it is worth (gap closed, in any one unit); or give `effects` and the problem's `weights`.
    value: Annotated[float, msgspec.Meta(ge=0, le=1e12)] | None = None
    # Its effect on each criterion; its value is then the weighted sum.
    effects: dict[Name, Annotated[float, msgspec.Meta(ge=0, le=1e12)]] = {}
    # How sure the effect is. It widens the scenarios and never lowers the value.
    certainty: Certainty = "low"
    # The range within which the value lies in eight of ten cases; goes before `certainty`.
    low: Annotated[float, msgspec.Meta(gt=0, le=1e12)] | None = None
    high: Annotated[float, msgspec.Meta(gt=0, le=1e12)] | None = None
    # What the effect is known from, in words.
    evidence: str = ""
    name: str = ""
    # What it costs each year afterwards, and who has agreed to pay that.
    running_cost: Amount = 0
    running_cost_payer: str = ""
    # Months from its beginning until it can be relied on.
    lead_time_months: Months = 0
    # All of these must be chosen too, and be ready no later than it begins.
    requires: list[Name] = []
    # None of these may be chosen beside it.
    excludes: list[Name] = []
    level: Level | None = None
    governorate: str = ""
    authority: str = ""
    port: str = ""
    # The phases in which it may begin; all, when empty.
    phases: list[Name] = []


class Phase(Document, frozen=True):
    """A stretch of the programme, in order. A cost falls into the phase of its beginning."""

    id: Name
    # The most that may be spent in it; without, only the whole budget binds.
    budget: Amount | None = None
    # How long it lasts. Without it, lead times are not looked at.
    months: Annotated[float, msgspec.Meta(gt=0, le=600)] | None = None


class Synergy(Document, frozen=True):
    """What is gained (or, below zero, lost) when all of its interventions are chosen."""

    interventions: Annotated[list[Name], msgspec.Meta(min_length=2)]
    value: Annotated[float, msgspec.Meta(ge=-1e12, le=1e12)]


class MinimumShare(Document, frozen=True, tag_field="kind", tag="minimum_share"):
    """At least `share` of the money goes to the interventions whose `by` is `group`."""

    by: Grouping
    group: Name
    share: Share
    # spent: of all that is spent. budget: of the budget, spent or not.
    base: Literal["spent", "budget"] = "spent"
    id: str = ""


class MaximumShare(Document, frozen=True, tag_field="kind", tag="maximum_share"):
    """At most `share` of the money goes there."""

    by: Grouping
    group: Name
    share: Share
    base: Literal["spent", "budget"] = "spent"
    id: str = ""


class MinimumSpend(Document, frozen=True, tag_field="kind", tag="minimum_spend"):
    """At least `amount` is spent there, whatever the budget."""

    by: Grouping
    group: Name
    amount: Amount
    id: str = ""


class RunningCostCeiling(Document, frozen=True, tag_field="kind", tag="running_cost_ceiling"):
    """What is chosen costs `payer` (all payers, when empty) at most `ceiling` a year afterwards."""

    ceiling: Amount
    payer: str = ""
    id: str = ""


class Choose(Document, frozen=True, tag_field="kind", tag="choose"):
    """This intervention is chosen, whatever it is worth."""

    intervention: Name
    id: str = ""


class LeaveOut(Document, frozen=True, tag_field="kind", tag="leave_out"):
    """This intervention is not chosen."""

    intervention: Name
    id: str = ""


class AtMost(Document, frozen=True, tag_field="kind", tag="at_most"):
    """No more than `count` of these are chosen."""

    interventions: Annotated[list[Name], msgspec.Meta(min_length=1)]
    count: Annotated[int, msgspec.Meta(ge=0)]
    id: str = ""


Rule = MinimumShare | MaximumShare | MinimumSpend | RunningCostCeiling | Choose | LeaveOut | AtMost


class Scenarios(Document, frozen=True):
    """How values may turn out: drawn from the certainties, or given one by one."""

    count: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 200
    seed: Annotated[int, msgspec.Meta(ge=0, le=2**53)] = 840
    # Standard deviation of the logarithm of the value, for each certainty.
    spread: dict[Certainty, Annotated[float, msgspec.Meta(ge=0, le=3)]] = {}
    # Instead of drawing: for each scenario the value of every intervention, in their order.
    values: list[list[Annotated[float, msgspec.Meta(ge=0, le=1e12)]]] = []


class Problem(Document, frozen=True):
    """Candidates, money and rules: what to choose?"""

    interventions: Annotated[list[Intervention], msgspec.Meta(min_length=1, max_length=20_000)]
    # The most that may be spent; without it, money does not bind.
    budget: Amount | None = None
    # For people; amounts are not converted.
    currency: str = ""
    # The weight of each criterion in `effects`. They sum to 1 (or to 100).
    weights: dict[Name, Annotated[float, msgspec.Meta(ge=0)]] = {}
    phases: list[Phase] = []
    # Whether what a phase leaves unspent may be spent in later ones.
    carry_over: bool = False
    synergies: list[Synergy] = []
    rules: list[Rule] = []
    scenarios: Scenarios = Scenarios()
    # What to answer beside the choice itself; takes time for large problems.
    questions: tuple[Question, ...] = ("budgets", "scenarios", "rules", "flips")
    # How long each of those questions may take where no exact pass exists, in seconds.
    seconds: Annotated[float, msgspec.Meta(gt=0, le=3600)] = 60


def read_problem(text: bytes) -> Problem:
    """The problem in a JSON text. Raises BadProblem with the path of what to correct."""
    try:
        return msgspec.json.decode(text, type=Problem)
    except msgspec.ValidationError as error:
        raise BadProblem([_plainly(str(error))]) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadProblem([Fault("$", f"This is not JSON: {error}.")]) from None


def problem_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a problem."""
    return msgspec.json.schema(Problem)


_AT = re.compile(r" - at `(?P<path>.*)`$")
_PLAIN = [
    (r"Expected `(float|int)` >= (?P<least>\S+)", "This must be {least} or more"),
    (r"Expected `(float|int)` > (?P<least>\S+)", "This must be more than {least}"),
    (r"Expected `(float|int)` <= (?P<most>\S+)", "This must be {most} or less"),
    (r"Object missing required field `(?P<field>.+)`", 'The field "{field}" is missing'),
    (
        r"Object contains unknown field `(?P<field>.+)`",
        'There is no field "{field}" here. Correct its name or take it out',
    ),
    (r"Expected `array` of length >= (?P<least>\S+)", "Name at least {least} here"),
    (r"Expected `(?P<wanted>.+)`, got `(?P<found>.+)`", "Here must be {wanted}, not {found}"),
    (r"Invalid enum value '?(?P<found>.+?)'?", '"{found}" is none of the words known here'),
    (r"Invalid value '?(?P<found>.+?)'?", '"{found}" is none of the kinds known here'),
]


def _plainly(message: str) -> Fault:
    """What msgspec found, in a sentence, with its path."""
    at = _AT.search(message)
    path, text = (at["path"], message[: at.start()]) if at else ("$", message)
    for pattern, sentence in _PLAIN:
        if found := re.fullmatch(pattern, text):
            words = {key: word.removesuffix(".0") for key, word in found.groupdict().items()}
            text = sentence.format(**words)
            break
    return Fault(path, text + ".")
