"""Search by key, and long lists page by page."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from manfadh.kernel.comments.models import Comment
from manfadh.kernel.pages import CursorWrong, read_page
from manfadh.kernel.search import KeyField, Match, search_by_key

pytestmark = pytest.mark.django_db

NAMES = ("علي حسن", "علي حسين", "عليا", "zahra 1", "zahra_2", "Zahra")
START = datetime(2026, 3, 1, tzinfo=UTC)


def fold(text: str) -> str:
    return text.strip().lower()


def found(text: str, match: Match = Match.PREFIX) -> set[str | None]:
    rows = search_by_key(Comment.objects.all(), "owner", text, key_of=fold, match=match)
    return {row.text for row in rows}


@pytest.fixture
def named() -> None:
    Comment.objects.bulk_create(
        Comment(comment_id=UUID(int=i), owner=fold(name), text=name) for i, name in enumerate(NAMES)
    )


def test_a_prefix_an_equal_key_and_a_part_are_found(named: None) -> None:
    assert found("علي") == {"علي حسن", "علي حسين", "عليا"}
    assert found("علي حسن", Match.EQUAL) == {"علي حسن"}
    assert found("حس", Match.CONTAINS) == {"علي حسن", "علي حسين"}
    assert found(" ZAHRA") == {"zahra 1", "zahra_2", "Zahra"}


def test_wildcards_are_only_letters(named: None) -> None:
    assert found("zahra_", Match.CONTAINS) == {"zahra_2"}
    assert found("%", Match.CONTAINS) == set()


def test_what_can_not_be_read_finds_nothing(named: None) -> None:
    assert found("  ") == set()


def test_a_key_column_compares_bytes_on_every_database() -> None:
    collation = KeyField(max_length=10).db_parameters(connection)["collation"]
    assert collation == ("C" if connection.vendor == "postgresql" else None)


@pytest.fixture
def hundred() -> list[UUID]:
    Comment.objects.bulk_create(
        Comment(comment_id=UUID(int=i), made_at=START + timedelta(hours=i // 3), owner=str(i % 2))
        for i in range(100)
    )
    return [UUID(int=i) for i in range(100)]


@pytest.mark.parametrize("by", [("made_at", "comment_id"), ("-made_at", "comment_id")])
def test_pages_give_every_row_once_and_in_order(hundred: list[UUID], by: tuple[str, ...]) -> None:
    seen: list[UUID] = []
    cursor = None
    while True:
        page = read_page(Comment.objects.all(), by=by, after=cursor, rows=7)
        seen += [row.comment_id for row in page.items]
        cursor = page.next_cursor
        if cursor is None:
            break
    expected = Comment.objects.order_by(*by).values_list("comment_id", flat=True)
    assert seen == list(expected)


def test_a_row_that_goes_moves_no_other_between_pages(hundred: list[UUID]) -> None:
    first = read_page(Comment.objects.all(), by=("comment_id",), rows=10)
    Comment.objects.filter(comment_id=hundred[3]).delete()
    second = read_page(Comment.objects.all(), by=("comment_id",), after=first.next_cursor, rows=10)
    assert [row.comment_id for row in second.items] == hundred[10:20]


def test_a_page_is_never_endless_nor_empty(hundred: list[UUID]) -> None:
    assert len(read_page(Comment.objects.all(), by=("comment_id",), rows=0).items) == 1
    assert read_page(Comment.objects.all(), by=("comment_id",), rows=10**9).next_cursor is None


def test_the_mark_of_another_list_is_refused(hundred: list[UUID]) -> None:
    page = read_page(Comment.objects.all(), by=("made_at", "comment_id"), rows=5)
    with pytest.raises(CursorWrong):
        read_page(Comment.objects.all(), by=("comment_id",), after=page.next_cursor)


@given(st.text(max_size=60))
def test_no_mark_that_somebody_makes_up_breaks_a_list(cursor: str) -> None:
    with pytest.raises(CursorWrong):
        read_page(Comment.objects.none(), by=("made_at", "comment_id"), after=cursor)
