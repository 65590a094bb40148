"""Writing aid data by the IATI standard, version 2.03: the order of elements is the schema's.

Equal values make equal bytes. Characters that XML cannot hold become spaces; a text that is then
empty is left out. Nothing is checked against codelists here: hold what was written against them.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from lxml import etree

from manfadh.libs.iati.shapes import (
    Activity,
    Amount,
    Baseline,
    Budget,
    Document,
    Indicator,
    IndicatorPeriod,
    Measured,
    Organisation,
    Party,
    Place,
    Result,
    Share,
    Text,
    Transaction,
)

VERSION = "2.03"
WGS_84 = "http://www.opengis.net/def/crs/EPSG/0/4326"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_activities(activities: Iterable[Activity], *, generated_at: datetime) -> bytes:
    """An activity file in UTF-8. `generated_at` has a time zone."""
    root = _root("iati-activities", generated_at)
    for activity in activities:
        _activity(root, activity)
    return _bytes(root)


def write_organisation(organisation: Organisation, *, generated_at: datetime) -> bytes:
    """An organisation file in UTF-8. `generated_at` has a time zone."""
    root = _root("iati-organisations", generated_at)
    one = _whole(root, "iati-organisation", organisation)
    _put(one, "organisation-identifier", text=organisation.identifier)
    _text(one, "name", organisation.name, needed=True)
    _party(one, "reporting-org", organisation.reporter)
    for budget in organisation.budgets:
        _period_of_money(_put(one, "total-budget", status=budget.status), budget)
    for country, budget in organisation.country_budgets:
        element = _put(one, "recipient-country-budget", status=budget.status)
        _put(element, "recipient-country", code=country)
        _period_of_money(element, budget)
    for budget in organisation.expenditures:
        _period_of_money(_put(one, "total-expenditure"), budget)
    _documents(one, organisation.documents)
    return _bytes(root)


def _root(tag: str, generated_at: datetime) -> etree._Element:
    root = etree.Element(tag)
    root.set("version", VERSION)
    root.set("generated-datetime", _instant(generated_at))
    return root


def _bytes(root: etree._Element) -> bytes:
    found: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return found


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _plain(text: str) -> str:
    return _NOT_IN_XML.sub(" ", text)


def _put(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    """An element with those attributes that are not empty; `iso_date` is written `iso-date`."""
    element = etree.SubElement(parent, tag)
    if text:
        element.text = _plain(text)
    for name, value in attributes.items():
        if value:
            element.set(name.replace("_", "-"), _plain(value))
    return element


def _day(parent: etree._Element, tag: str, on: date, **attributes: str) -> etree._Element:
    return _put(parent, tag, iso_date=on.isoformat(), **attributes)


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _text(
    parent: etree._Element, tag: str, text: Text, *, needed: bool = False, kind: str = ""
) -> None:
    """An element with a narrative for each language that has one."""
    if needed or any(one.strip() for one in text.values()):
        _narratives(_put(parent, tag, type=kind), text)


def _narratives(element: etree._Element, text: Text) -> None:
    for language, narrative in text.items():
        if narrative.strip():
            _put(element, "narrative", text=narrative).set(_LANG, language)


def _party(parent: etree._Element, tag: str, party: Party | None, **attributes: str) -> None:
    if party is not None:
        element = _put(parent, tag, ref=party.reference, type=party.kind, **attributes)
        _narratives(element, party.name)


def _money(parent: etree._Element, amount: Amount) -> None:
    _put(
        parent,
        "value",
        text=_number(amount.value),
        currency=amount.currency,
        value_date=amount.value_on.isoformat(),
    )


def _period_of_money(element: etree._Element, budget: Budget) -> None:
    _day(element, "period-start", budget.start_on)
    _day(element, "period-end", budget.end_on)
    _money(element, budget.amount)


def _whole(root: etree._Element, tag: str, one: Activity | Organisation) -> etree._Element:
    element = _put(root, tag, default_currency=one.currency)
    if one.updated_at is not None:
        element.set("last-updated-datetime", _instant(one.updated_at))
    element.set(_LANG, one.language)
    return element


def _activity(root: etree._Element, activity: Activity) -> None:
    one = _whole(root, "iati-activity", activity)
    if activity.humanitarian is not None:
        one.set("humanitarian", "1" if activity.humanitarian else "0")
    _put(one, "iati-identifier", text=activity.identifier)
    _party(one, "reporting-org", activity.reporter)
    _text(one, "title", activity.title, needed=True)
    _text(one, "description", activity.description, needed=True, kind="1")
    for role, party in activity.participants:
        _party(one, "participating-org", party, role=role, activity_id=party.activity)
    _put(one, "activity-status", code=activity.status)
    for kind, on in activity.dates:
        _day(one, "activity-date", on, type=kind)
    _where_and_what(one, activity)
    _defaults(one, activity)
    _money_of(one, activity)
    _documents(one, activity.documents)
    for kind, identifier in activity.related:
        _put(one, "related-activity", ref=identifier, type=kind)
    for result in activity.results:
        _result(one, result)


def _where_and_what(one: etree._Element, activity: Activity) -> None:
    if activity.scope:
        _put(one, "activity-scope", code=activity.scope)
    _shares(one, "recipient-country", activity.countries)
    _shares(one, "recipient-region", activity.regions)
    for place in activity.places:
        _place(one, place)
    _shares(one, "sector", activity.sectors)
    _shares(one, "tag", activity.tags)


def _shares(one: etree._Element, tag: str, shares: Sequence[Share]) -> None:
    for share in shares:
        element = _put(
            one,
            tag,
            code=share.code,
            vocabulary=share.vocabulary,
            percentage=_number(share.percentage),
        )
        _narratives(element, share.name)


def _place(one: etree._Element, place: Place) -> None:
    element = _put(one, "location")
    _text(element, "name", place.name)
    point = _put(element, "point", srsName=WGS_84)
    _put(point, "pos", text=f"{place.latitude:f} {place.longitude:f}")
    _put(element, "exactness", code=place.exactness)


def _defaults(one: etree._Element, activity: Activity) -> None:
    for tag, code in (
        ("default-flow-type", activity.flow),
        ("default-finance-type", activity.finance),
        ("default-aid-type", activity.aid),
        ("default-tied-status", activity.tied),
    ):
        if code:
            _put(one, tag, code=code)


def _money_of(one: etree._Element, activity: Activity) -> None:
    for budget in activity.budgets:
        _period_of_money(_put(one, "budget", type=budget.kind, status=budget.status), budget)
    for budget, provider, receiver in activity.planned:
        element = _put(one, "planned-disbursement", type=budget.kind)
        _period_of_money(element, budget)
        _other_side(element, "provider", provider)
        _other_side(element, "receiver", receiver)
    for transaction in activity.transactions:
        _transaction(one, transaction)


def _other_side(element: etree._Element, side: str, party: Party | None) -> None:
    if party is not None:
        _party(element, f"{side}-org", party, **{f"{side}_activity_id": party.activity})


def _transaction(one: etree._Element, transaction: Transaction) -> None:
    element = _put(one, "transaction", ref=transaction.reference)
    _put(element, "transaction-type", code=transaction.kind)
    _day(element, "transaction-date", transaction.on)
    _money(element, transaction.amount)
    _text(element, "description", transaction.description)
    _other_side(element, "provider", transaction.provider)
    _other_side(element, "receiver", transaction.receiver)


def _documents(one: etree._Element, documents: Sequence[Document]) -> None:
    for document in documents:
        element = _put(one, "document-link", format=document.media_type, url=document.address)
        _text(element, "title", document.title, needed=True)
        _put(element, "category", code=document.category)
        for language in document.languages:
            _put(element, "language", code=language)
        if document.written_on is not None:
            _day(element, "document-date", document.written_on)


def _result(one: etree._Element, result: Result) -> None:
    element = _put(one, "result", type=result.kind, aggregation_status=_yes(result.may_be_summed))
    _text(element, "title", result.title, needed=True)
    _text(element, "description", result.description)
    for indicator in result.indicators:
        _indicator(element, indicator)


def _yes(is_so: bool) -> str:
    return "1" if is_so else "0"


def _indicator(result: etree._Element, indicator: Indicator) -> None:
    element = _put(
        result,
        "indicator",
        measure=indicator.measure,
        ascending=_yes(indicator.ascending),
        aggregation_status=_yes(indicator.may_be_summed),
    )
    _text(element, "title", indicator.title, needed=True)
    _text(element, "description", indicator.description)
    for baseline in indicator.baselines:
        _baseline(element, baseline)
    for period in indicator.periods:
        _period(element, period)


def _baseline(indicator: etree._Element, baseline: Baseline) -> None:
    _measured(indicator, "baseline", baseline.measured, year=str(baseline.on.year),
              iso_date=baseline.on.isoformat())  # fmt: skip


def _period(indicator: etree._Element, period: IndicatorPeriod) -> None:
    element = _put(indicator, "period")
    _day(element, "period-start", period.start_on)
    _day(element, "period-end", period.end_on)
    for tag, values in (("target", period.targets), ("actual", period.actuals)):
        for measured in values:
            _measured(element, tag, measured)


def _measured(parent: etree._Element, tag: str, measured: Measured, **attributes: str) -> None:
    """A value without a number carries its comment alone: no data is not nought."""
    element = _put(parent, tag, value=_number(measured.value), **attributes)
    for name, value in measured.dimensions.items():
        _put(element, "dimension", name=name, value=value)
    _text(element, "comment", measured.comment)
