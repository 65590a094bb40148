"""Posts: dates, overlaps, and what a role stands for. No database."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manfadh.apps.govern.accounts.rules import (
    ROLES,
    ROLES_AT_PORTS,
    ROLES_WITH_SECOND_FACTOR,
    TABLE,
    Post,
    grants_of,
    plain_username,
    standing_for,
)
from manfadh.kernel.viewers import Purpose

DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 20))
POSTS = st.builds(
    lambda first, length, role: Post(
        role=role,
        port="P",
        from_on=first,
        until_on=None if length is None else first + timedelta(days=length),
    ),
    DAYS,
    st.none() | st.integers(0, 9),
    st.sampled_from(["booth_officer", "secondary_officer"]),
)


@given(POSTS, POSTS)
@settings(max_examples=60)
def test_posts_overlap_when_a_day_holds_both(one: Post, other: Post) -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(60)]
    share_a_day = any(one.holds(day) and other.holds(day) for day in days)
    assert one.overlaps(other) == (share_a_day and one.role == other.role)
    assert one.overlaps(other) == other.overlaps(one)


def test_an_early_end_counts_before_the_planned_one() -> None:
    post = Post(
        role="booth_officer",
        port="P",
        from_on=date(2026, 1, 1),
        until_on=date(2026, 1, 31),
        ended_on=date(2026, 1, 10),
    )
    assert post.holds(date(2026, 1, 10))
    assert not post.holds(date(2026, 1, 11))


def test_no_role_covers_a_purpose_that_is_not_its_own() -> None:
    post = Post(role="booth_officer", port="P", from_on=date(2026, 1, 1))
    assert standing_for([post], Purpose.STATISTICS, on=date(2026, 1, 2)) is None


@pytest.mark.parametrize("role", ["shift_supervisor", "port_director"])
def test_who_signs_a_refusal_does_not_propose_one(role: str) -> None:
    actions = {grant.action for grant in grants_of([role])}
    assert "refusal.sign" in actions
    assert "refusal.propose" not in actions


def test_only_protection_sees_protection_concerns() -> None:
    assert {line.role for line in TABLE if "concern.see" in line.actions} == {"protection_officer"}


def test_whoever_reaches_beyond_a_port_has_a_second_factor() -> None:
    assert set(ROLES) - ROLES_AT_PORTS == ROLES_WITH_SECOND_FACTOR


def test_a_sign_in_name_is_the_same_however_it_is_typed() -> None:
    assert plain_username(" Hana\u00a0") == plain_username("ｈａｎａ") == "hana"
