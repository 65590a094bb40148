"""The standard's rules that a schema cannot say: dates in order, shares of a hundred, identifiers.

After the IATI Standard Ruleset for 2.03, in our words. All of it is warnings.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from lxml import etree

from manfadh.libs.iati.findings import Finding
from manfadh.libs.iati.reading import line_of

LONGEST_BUDGET = timedelta(days=366)
PLANNED_START, ACTUAL_START, PLANNED_END, ACTUAL_END = "1", "2", "3", "4"
OLD_REPORTER = "B1"
FORBIDDEN_IN_IDENTIFIERS = frozenset("&|?/")
PERIODS = (
    "budget",
    "planned-disbursement",
    "total-budget",
    "recipient-org-budget",
    "recipient-country-budget",
    "recipient-region-budget",
    "total-expenditure",
    "period",
)


def rules_of_activity(activity: etree._Element, today_on: date | None) -> Iterator[Finding]:
    """What an activity breaks; nothing is said to be in the future where `today_on` is None."""
    yield from _identifier(activity)
    yield from _activity_dates(activity, today_on)
    yield from _places_and_sectors(activity)
    yield from _percentages(activity)
    yield from periods_in_order(activity)
    yield from _transactions(activity, today_on)
    if activity.find("participating-org") is None:
        yield _at(activity, "No participating-org: name who funds, extends or implements it.")
    yield from currencies(activity)


def rules_of_organisation(organisation: etree._Element) -> Iterator[Finding]:
    """What an organisation breaks."""
    yield from _plain_identifier(organisation, "organisation-identifier")
    yield from periods_in_order(organisation)
    yield from currencies(organisation)


def _at(element: etree._Element, message: str) -> Finding:
    return Finding(line_of(element), message)


def _day(element: etree._Element | None) -> date | None:
    text = "" if element is None else element.get("iso-date", "")
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _plain_identifier(parent: etree._Element, tag: str) -> Iterator[Finding]:
    found = parent.find(tag)
    text = "" if found is None else found.text or ""
    if found is None:
        return
    if text != text.strip():
        yield _at(found, f"{tag}: spaces around the identifier. Take them out.")
    if wrong := sorted(FORBIDDEN_IN_IDENTIFIERS.intersection(text)):
        yield _at(found, f"{tag}: an identifier has none of {' '.join(wrong)}.")


def _identifier(activity: etree._Element) -> Iterator[Finding]:
    yield from _plain_identifier(activity, "iati-identifier")
    found = activity.find("iati-identifier")
    text = "" if found is None else (found.text or "").strip()
    reporters = [one.get("ref", "") for one in activity.findall("reporting-org")]
    reporters += [
        one.get("ref", "")
        for one in activity.findall("other-identifier")
        if one.get("type") == OLD_REPORTER
    ]
    if found is not None and not any(ref and text.startswith(ref) for ref in reporters):
        yield _at(found, f'iati-identifier: "{text}" does not begin with the reporting-org/@ref.')
    elif found is not None and text in reporters:
        yield _at(found, "iati-identifier: it is only that of the organisation. Add your number.")


def _activity_dates(activity: etree._Element, today_on: date | None) -> Iterator[Finding]:
    days: dict[str, date] = {}
    for one in activity.findall("activity-date"):
        kind, day = one.get("type", ""), _day(one)
        if day is None:
            continue
        days[kind] = day
        if today_on and kind in (ACTUAL_START, ACTUAL_END) and day > today_on:
            yield _at(one, f"activity-date: an actual date, {day}, is in the future.")
    for start, end, word in (
        (PLANNED_START, PLANNED_END, "planned"),
        (ACTUAL_START, ACTUAL_END, "actual"),
    ):
        if start in days and end in days and days[start] > days[end]:
            yield _at(
                activity,
                f"activity-date: the {word} start, {days[start]}, is after the end, {days[end]}.",
            )
    if PLANNED_START not in days and ACTUAL_START not in days:
        yield _at(
            activity, "activity-date: neither a planned (1) nor an actual (2) start is given."
        )


def _places_and_sectors(activity: etree._Element) -> Iterator[Finding]:
    transactions = activity.findall("transaction")
    for tags, word in (
        (("sector",), "sector"),
        (("recipient-country", "recipient-region"), "recipient-country or recipient-region"),
    ):
        above = any(activity.find(tag) is not None for tag in tags)
        below = [any(one.find(tag) is not None for tag in tags) for one in transactions]
        if above and any(below):
            yield _at(activity, f"{word}: given for the activity and again for a transaction.")
        elif not above and not (below and all(below)):
            yield _at(activity, f"{word}: give it for the activity, or for each transaction.")


def _percentages(activity: etree._Element) -> Iterator[Finding]:
    groups: dict[str, list[etree._Element]] = defaultdict(list)
    for one in activity.iterchildren("sector", "recipient-country", "recipient-region"):
        kind = "sector" if one.tag == "sector" else "recipient-country and recipient-region"
        vocabulary = one.get("vocabulary", "1")
        if one.tag == "sector":
            groups[f"{kind} of vocabulary {vocabulary}"].append(one)
        elif vocabulary == "1":  # regions of one's own overlap with countries
            groups[kind].append(one)
    for name, found in groups.items():
        shares = [_decimal(one.get("percentage")) for one in found]
        if len(found) == 1 and shares == [None]:
            continue
        if None in shares:
            yield _at(found[0], f"{name}: where there are several, each needs a percentage.")
        elif (total := sum(share for share in shares if share is not None)) != 100:
            yield _at(found[0], f"{name}: the percentages sum to {total:f}, not to 100.")
    for one in activity.iter("*"):
        share = _decimal(one.get("percentage"))
        if share is not None and not 0 <= share <= 100:
            yield _at(one, f"{one.tag}: {share:f} is no percentage between 0 and 100.")


def _decimal(text: str | None) -> Decimal | None:
    try:
        found = Decimal((text or "").strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def periods_in_order(parent: etree._Element) -> Iterator[Finding]:
    """Periods that end before they begin, and budgets of more than a year."""
    for one in parent.iter(*PERIODS):
        start, end = _day(one.find("period-start")), _day(one.find("period-end"))
        if start is None or end is None:
            continue
        if start > end:
            yield _at(one, f"{one.tag}: the period begins on {start} and ends before, on {end}.")
        elif one.tag == "budget" and end - start > LONGEST_BUDGET:
            yield _at(one, "budget: a budget's period is no longer than a year. Split it.")


def _transactions(activity: etree._Element, today_on: date | None) -> Iterator[Finding]:
    for one in activity.findall("transaction"):
        day = _day(one.find("transaction-date"))
        if today_on and day and day > today_on:
            yield _at(one, f"transaction-date: {day} is in the future.")


def currencies(parent: etree._Element) -> Iterator[Finding]:
    """Amounts of which neither they nor the whole say the currency."""
    if parent.get("default-currency"):
        return
    for value in parent.iter("value"):
        above = value.getparent()
        money = above is not None and above.tag not in ("baseline", "target", "actual")
        if money and not value.get("currency"):
            yield _at(value, "value: no currency here, and no default-currency above.")
