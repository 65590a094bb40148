"""Small counts of people never leave, nor what tells them."""

from hypothesis import given
from hypothesis import strategies as st

from manfadh.libs.indicators.small_counts import THRESHOLD, hide_small

COUNTS = st.dictionaries(st.text(max_size=3), st.integers(0, 60), min_size=1, max_size=8)


def test_nobody_and_many_are_told_and_few_are_not() -> None:
    assert hide_small({"a": 0, "b": THRESHOLD, "c": THRESHOLD - 1}) == {
        "a": 0,
        "b": THRESHOLD,
        "c": None,
    }


def test_one_hidden_part_of_a_known_whole_hides_the_next_smallest() -> None:
    told = hide_small({"women": 4, "men": 30, "unknown": 12}, whole=46)
    assert told == {"women": None, "men": 30, "unknown": None}


@given(COUNTS)
def test_no_hidden_part_follows_from_the_whole(parts: dict[str, int]) -> None:
    told = hide_small(parts, whole=sum(parts.values()))
    hidden = [name for name, count in told.items() if count is None]
    assert all(told[name] == parts[name] for name in parts if name not in hidden)
    # One part alone may be hidden only where it is the whole, or the rest is nobody.
    assert len(hidden) != 1 or sum(parts.values()) == parts[hidden[0]]


@given(COUNTS)
def test_no_small_count_is_told(parts: dict[str, int]) -> None:
    assert not any(count and count < THRESHOLD for count in hide_small(parts).values())
