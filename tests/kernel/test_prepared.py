"""Prepared questions answer what the ORM would, for lists of every length, by few statements."""

from collections.abc import Sequence

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from manfadh.apps.govern.accounts.models import Authority
from manfadh.kernel.prepared import prepared

pytestmark = pytest.mark.django_db
LENGTHS = range(40)


@prepared
def _named(codes: Sequence[str], names: Sequence[str]) -> QuerySet[Authority, str]:
    found = Authority.objects.filter(authority__in=codes).exclude(name_en__in=names)
    return found.order_by("authority").values_list("authority", flat=True)


def code(number: int) -> str:
    return f"a{number:02}"


@pytest.fixture(autouse=True)
def _authorities() -> None:
    Authority.objects.bulk_create(
        Authority(authority=code(number), name_en=f"Name {number}") for number in LENGTHS
    )


def test_lists_of_every_length_find_their_own_rows_and_no_others() -> None:
    for length in LENGTHS:
        asked = [code(number) for number in range(length)]
        assert _named(asked, ["Name 0"]) == asked[1:]


def test_lists_of_many_lengths_share_a_few_statements() -> None:
    with CaptureQueriesContext(connection) as captured:
        for length in LENGTHS:
            _named([code(number) for number in range(length)], ["Name 0"])
    shapes = {query["sql"].count(",") for query in captured.captured_queries}
    assert len(shapes) <= 7
