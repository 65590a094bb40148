"""What we write is valid by the standard's own schema, and says what it was given."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from manfadh.libs.iati import Report, check_file, read_schemas, write_activities, write_organisation
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
    Transaction,
)

AID = Path(__file__).parents[4] / "shared" / "data" / "aid"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
AT = datetime(2026, 11, 25, 9, tzinfo=UTC)
US = Party("XM-INVENTED-1", "40", {"en": "An invented organisation", "ar": "منظمة مُخترَعة"})
DONOR = Party("AU-INVENTED-5", "10", {"en": "An invented donor"}, activity="AU-INVENTED-5-PHASE-7")
YEAR = Budget(
    date(2026, 1, 1), date(2026, 12, 31), Amount(Decimal("840000"), "USD", date(2026, 1, 1))
)


def programme(title: str = "Border management, phase VII") -> Activity:
    value = Amount(Decimal("210000.50"), "USD", date(2026, 3, 1))
    waiting = Indicator(
        {"en": "Median waiting time of travellers", "ar": "وسيط زمن انتظار المسافرين"},
        ascending=False,
        may_be_summed=False,
        baselines=[Baseline(Measured(Decimal("41.5")), date(2025, 6, 1))],
        periods=[
            IndicatorPeriod(
                date(2026, 1, 1),
                date(2026, 6, 30),
                targets=[Measured(Decimal(30))],
                actuals=[
                    Measured(Decimal(33), {"en": "One scanner was broken for nine days."}),
                    Measured(None, {"en": "Not counted by sex yet."}, {"sex": "female"}),
                ],
            )
        ],
    )
    return Activity(
        identifier="XM-INVENTED-1-IQ-7",
        reporter=US,
        title={"en": title, "ar": "إدارة الحدود، المرحلة السابعة"},
        description={"en": "Modernised ports, equipment, skills."},
        status="2",
        participants=[("1", DONOR), ("4", US)],
        dates=[("1", date(2026, 1, 1)), ("2", date(2026, 2, 1)), ("3", date(2027, 6, 30))],
        updated_at=AT,
        humanitarian=False,
        scope="4",
        countries=[Share("IQ", Decimal(100))],
        places=[Place({"en": "A port"}, Decimal("33.12"), Decimal("46.05"), "2")],
        sectors=[Share("15190", Decimal(60), "1"), Share("15130", Decimal(40), "1")],
        tags=[Share("10.7", vocabulary="3")],
        flow="10",
        finance="110",
        aid="C01",
        tied="5",
        budgets=[YEAR],
        planned=[(YEAR, DONOR, US)],
        transactions=[
            Transaction("2", date(2026, 1, 5), YEAR.amount, provider=DONOR, receiver=US),
            Transaction("4", date(2026, 3, 1), value, {"en": "Works at a hall"}, reference="T-1"),
        ],
        documents=[
            Document("https://example.org/r.pdf", "application/pdf", {"en": "Report"}, "A08",
                     ["en", "ar"], date(2026, 7, 1))
        ],
        related=[("1", "XM-INVENTED-1-IQ")],
        results=[Result("2", {"en": "Travellers wait less"}, [waiting])],
    )  # fmt: skip


def organisation() -> Organisation:
    return Organisation(
        identifier="XM-INVENTED-1",
        name=US.name,
        reporter=US,
        updated_at=AT,
        budgets=[YEAR],
        country_budgets=[("IQ", YEAR)],
        expenditures=[YEAR],
        documents=[
            Document("https://example.org/", "text/html", {"en": "Accounts"}, "B02", ["en"])
        ],
    )


@pytest.fixture(scope="module")
def standard() -> dict[str, bytes]:
    if not AID.is_dir():
        pytest.skip("the standard's files are not beside this checkout")
    folders = (AID / "iati-2.03", AID / "iati-codelists")
    return {path.name: path.read_bytes() for folder in folders for path in folder.iterdir()}


def checked(content: bytes, standard: dict[str, bytes], folder: Path) -> Report:
    path = folder / "written.xml"
    path.write_bytes(content)
    return check_file(lambda: path.open("rb"), read_schemas(standard), today_on=AT.date())


@pytest.mark.reference
def test_a_written_activity_has_no_error_and_no_warning(
    standard: dict[str, bytes], tmp_path: Path
) -> None:
    report = checked(write_activities([programme()], generated_at=AT), standard, tmp_path)
    assert (list(report.errors), list(report.warnings)) == ([], [])


@pytest.mark.reference
def test_a_written_organisation_has_no_error_and_no_warning(
    standard: dict[str, bytes], tmp_path: Path
) -> None:
    report = checked(write_organisation(organisation(), generated_at=AT), standard, tmp_path)
    assert (list(report.errors), list(report.warnings)) == ([], [])


def test_amounts_languages_and_lack_of_data_are_kept() -> None:
    root = etree.fromstring(write_activities([programme()], generated_at=AT))
    assert root.findtext("iati-activity/transaction[@ref='T-1']/value") == "210000.50"
    titles = {one.get(LANG): one.text for one in root.iterfind("iati-activity/title/narrative")}
    assert titles["ar"] == "إدارة الحدود، المرحلة السابعة"
    [unknown] = root.findall(".//actual[dimension]")
    assert unknown.get("value") is None
    assert unknown.findtext("comment/narrative") == "Not counted by sex yet."


def test_equal_values_make_equal_bytes() -> None:
    assert write_activities([programme()], generated_at=AT) == write_activities(
        [programme()], generated_at=AT
    )


@given(st.text(max_size=60))
def test_any_text_can_be_written_and_read_again(title: str) -> None:
    root = etree.fromstring(write_activities([programme(title)], generated_at=AT))
    assert len(root.findall("iati-activity/title/narrative")) in (1, 2)
