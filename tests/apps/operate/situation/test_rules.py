"""What is signed is one text; what changed since shows; and 08:00 is local time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.apps.operate.situation.reference import groups_of_nationalities
from manfadh.apps.operate.situation.rules import canonical, differences, digest_of, due_at, sending

BAGHDAD = ZoneInfo("Asia/Baghdad")
ON = date(2026, 11, 24)
FIGURES = st.dictionaries(st.text("ab.", min_size=1, max_size=4), st.integers(0, 9), max_size=5)


@given(FIGURES)
def test_the_order_of_figures_and_their_zeros_change_no_digest(figures: dict[str, int]) -> None:
    turned = dict(reversed([*figures.items(), ("zero", 0)]))
    assert canonical(turned) == canonical(figures)
    assert digest_of(turned, "") == digest_of(figures, "")


@given(FIGURES, FIGURES)
def test_figures_differ_exactly_where_their_digest_does(
    one: dict[str, int], other: dict[str, int]
) -> None:
    assert bool(differences(one, other)) == (digest_of(one, "") != digest_of(other, ""))


def test_who_stands_where_today_is_no_difference() -> None:
    assert differences({"staff.booth_officer": 3}, {}) == []


def test_a_report_is_due_at_eight_of_the_next_local_morning() -> None:
    assert due_at(ON, BAGHDAD).astimezone(UTC) == datetime(2026, 11, 25, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sent", "now", "expected"),
    [
        (None, -12, "not_due"),
        (None, -1, "missing"),
        (None, 1, "late"),
        (-1, 2, "sent"),
        (0, 2, "sent"),
        (1, 2, "sent_late"),
    ],
)
def test_where_a_report_stands(sent: int | None, now: int, expected: str) -> None:
    due = due_at(ON, BAGHDAD)
    sent_at = None if sent is None else due + timedelta(minutes=sent)
    at = due + timedelta(hours=now)
    found = sending(on=ON, signed_at=sent_at, sent_at=sent_at, now=at, zone=BAGHDAD)
    assert found == expected


def test_a_country_is_in_one_group_of_the_report() -> None:
    assert groups_of_nationalities()["TUR"] == "neighbours"
    assert "IRQ" not in groups_of_nationalities()
