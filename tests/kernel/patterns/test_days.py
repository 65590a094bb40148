"""Local days, weekends and the Hijri calendar."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manfadh.kernel.calendars import CalendarWrong, own_calendar, read_calendar
from manfadh.kernel.days import (
    day_bounds,
    instants_at,
    is_weekend,
    local_day,
    same_weekday_before,
    write_date,
)
from manfadh.kernel.digits import in_digits
from manfadh.kernel.hijri import (
    HijriDate,
    HijriMonth,
    day_of,
    hijri_of,
    month_start,
    write_hijri,
)

BAGHDAD = ZoneInfo("Asia/Baghdad")
ZONES = [BAGHDAD, *map(ZoneInfo, ("Asia/Beirut", "Africa/Cairo", "Europe/London", "Asia/Tehran"))]
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
HIJRI_DAYS = st.dates(date(1990, 1, 1), date(2070, 12, 31))


def test_late_in_the_evening_in_utc_it_is_already_tomorrow_in_baghdad() -> None:
    assert local_day(datetime(2026, 3, 20, 21, 30, tzinfo=UTC), BAGHDAD) == date(2026, 3, 21)
    with pytest.raises(ValueError, match="time zone"):
        local_day(datetime(2026, 3, 20, 21, 30), BAGHDAD)  # noqa: DTZ001


def test_a_day_in_baghdad_begins_at_nine_in_the_evening_utc() -> None:
    assert day_bounds(date(2026, 3, 21), BAGHDAD) == (
        datetime(2026, 3, 20, 21, tzinfo=UTC),
        datetime(2026, 3, 21, 21, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("zone", "on", "hours"),
    [
        ("Asia/Beirut", date(2026, 3, 29), 23),  # midnight itself does not exist
        ("Europe/London", date(2026, 10, 25), 25),
        ("Asia/Baghdad", date(2007, 10, 1), 25),  # the last summer time of Iraq ended
        ("Asia/Baghdad", date(2026, 3, 29), 24),
    ],
)
def test_a_day_is_as_long_as_its_clocks_make_it(zone: str, on: date, hours: int) -> None:
    start_at, end_at = day_bounds(on, ZoneInfo(zone))
    assert end_at - start_at == timedelta(hours=hours)


@settings(max_examples=60, deadline=None)
@given(on=DAYS, zone=st.sampled_from(ZONES))
def test_days_follow_each_other_without_gap_or_overlap(on: date, zone: ZoneInfo) -> None:
    start_at, end_at = day_bounds(on, zone)
    assert local_day(start_at, zone) == local_day(end_at - timedelta(microseconds=1), zone) == on
    assert local_day(end_at, zone) == on + timedelta(days=1)
    assert day_bounds(on + timedelta(days=1), zone)[0] == end_at


@pytest.mark.parametrize(
    ("zone", "on", "at", "hours_utc"),
    [
        ("Asia/Baghdad", date(2026, 10, 25), time(0, 30), [21.5]),
        ("Asia/Beirut", date(2026, 3, 29), time(0, 30), []),  # put forward over it
        ("Asia/Beirut", date(2026, 10, 24), time(23, 30), [20.5, 21.5]),  # put back over it
    ],
)
def test_a_time_by_the_clock_is_one_instant_or_none_or_two(
    zone: str, on: date, at: time, hours_utc: list[float]
) -> None:
    found = instants_at(on, at, ZoneInfo(zone))
    assert [one.hour + one.minute / 60 for one in found] == hours_utc


@settings(max_examples=60, deadline=None)
@given(
    instant=st.builds(lambda on, at: datetime.combine(on, at, UTC), DAYS, st.times()),
    zone=st.sampled_from(ZONES),
)
def test_an_instant_is_among_those_of_what_the_clocks_show_then(
    instant: datetime, zone: ZoneInfo
) -> None:
    local = instant.astimezone(zone)
    assert instant in instants_at(local.date(), local.time(), zone)


def test_the_weekend_is_friday_and_saturday_unless_told_otherwise() -> None:
    friday, sunday = date(2026, 3, 20), date(2026, 3, 22)
    assert is_weekend(friday)
    assert not is_weekend(sunday)
    assert is_weekend(sunday, {6})
    assert same_weekday_before(friday) == date(2026, 3, 13)


def test_dates_are_written_with_the_months_of_iraq_and_digits_by_choice() -> None:
    on = date(2026, 3, 20)
    assert write_date(on, "ar") == "20 آذار 2026"
    assert write_date(on, "ar", digits="arabic") == "٢٠ آذار ٢٠٢٦"
    assert write_date(on, "en") == "20 March 2026"
    assert "ئازار" in write_date(on, "ckb")


def test_digits_change_there_and_back() -> None:
    assert in_digits(in_digits("1974-08-05", "arabic"), "latin") == "1974-08-05"
    assert in_digits("۱۲۳ ١٢٣", "latin") == "123 123"


def test_umm_al_qura_says_when_ramadan_begins() -> None:
    assert hijri_of(date(2026, 2, 18)) == HijriDate(1447, 9, 1)
    assert month_start(HijriMonth(1447, 9)) == date(2026, 2, 18)


def test_a_month_announced_a_day_later_lengthens_the_one_before() -> None:
    announced = {HijriMonth(1447, 9): date(2026, 2, 19)}
    assert hijri_of(date(2026, 2, 18), announced) == HijriDate(1447, 8, 30)
    assert hijri_of(date(2026, 2, 19), announced) == HijriDate(1447, 9, 1)
    assert hijri_of(date(2026, 3, 20), announced) == HijriDate(1447, 10, 1)


def test_a_month_announced_a_day_earlier_shortens_the_one_before() -> None:
    announced = {HijriMonth(1447, 10): date(2026, 3, 19)}
    assert hijri_of(date(2026, 3, 19), announced) == HijriDate(1447, 10, 1)
    assert hijri_of(date(2026, 3, 18), announced) == HijriDate(1447, 9, 29)
    with pytest.raises(ValueError, match="no day 30"):
        day_of(HijriDate(1447, 9, 30), announced)


@settings(max_examples=60, deadline=None)
@given(on=HIJRI_DAYS, year=st.integers(1411, 1490), month=st.integers(1, 12), by=st.integers(-1, 1))
def test_every_day_has_one_hijri_date_whatever_is_announced(
    on: date, year: int, month: int, by: int
) -> None:
    start = HijriMonth(year, month)
    announced = {start: month_start(start) + timedelta(days=by)}
    for day in (on, announced[start], announced[start] - timedelta(days=1)):
        assert day_of(hijri_of(day, announced), announced) == day


def test_hijri_dates_are_written_in_three_languages() -> None:
    first = HijriDate(1447, 9, 1)
    assert write_hijri(first, "en") == "1 Ramadan 1447"
    assert write_hijri(first, "ar", digits="arabic") == "١ رمضان ١٤٤٧"
    assert write_hijri(first, "ckb") == "1ی ڕەمەزان 1447"


def test_a_day_outside_the_tables_is_said_to_be_so() -> None:
    with pytest.raises(OverflowError):
        hijri_of(date(1900, 1, 1))


def test_the_calendar_of_a_node_is_a_file_that_an_operator_edits(tmp_path: Path) -> None:
    path = tmp_path / "calendar.toml"
    path.write_text('weekend = ["Friday"]\n[month_starts]\n"1447-09" = 2026-02-19\n')
    calendar = read_calendar(path, "Asia/Baghdad")
    assert calendar.hijri_of(date(2026, 2, 18)).day == 30
    assert not calendar.is_weekend(date(2026, 3, 21))
    assert calendar.bounds_of(date(2026, 3, 21))[0] == datetime(2026, 3, 20, 21, tzinfo=UTC)


def test_without_a_file_the_calendar_is_the_usual_one() -> None:
    assert own_calendar().is_weekend(date(2026, 3, 21))
    assert own_calendar().day_of(datetime(2026, 3, 20, 22, tzinfo=UTC)) == date(2026, 3, 21)


@pytest.mark.parametrize(
    "content",
    [
        "weekend = [",
        'weekend = ["freeday"]',
        "weekends = []",
        '[month_starts]\n"1447-13" = 2026-02-19',
        '[month_starts]\n"1447-09" = 2026-03-19',
        '[month_starts]\n"9999-09" = 2026-03-19',
    ],
)
def test_a_calendar_that_can_not_be_is_refused_by_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "calendar.toml"
    path.write_text(content)
    with pytest.raises(CalendarWrong, match=r"calendar\.toml"):
        read_calendar(path, "Asia/Baghdad")
