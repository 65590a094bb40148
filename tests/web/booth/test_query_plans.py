"""What a booth asks is found by an index that leads to a few rows, however long a port has worked.

SQLite chooses among indexes without knowing how many rows each leads to. A question that names an
inspection and its port may be answered by walking through all crossings of that port: milliseconds
in a test, a quarter of a second at a port with a million crossings.
"""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from manfadh.apps.govern.accounts.models import User
from tests.web.at_the_border import FRAGMENT, VISA, at_work, inspection_in, read, stand, zone

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("law"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="plans of SQLite"),
]

# Tables that grow with every traveller, and the indexes that lead to all that happened somewhere.
GROWING = re.compile(
    r"\b(crossings_(crossing|inspection|stay)|travellers_\w+|watchlists_alert|kernel_ledger\w+"
    r"|audit_\w+)\b"
)
OF_A_PLACE = re.compile(r"\b(crossing_port|crossing_owner|inspection_port|stay_open)\b")
SINCE = re.compile(r'"(crossed|opened|entered)_at" >')


@pytest.fixture
def booth(hana_user: User) -> Client:
    client = at_work(hana_user)
    stand(client)
    return client


def slow_plans(asked: list[dict[str, str]]) -> list[str]:
    """The steps of query plans that walk through a growing table, or all of a place in it."""
    slow = []
    with connection.cursor() as cursor:
        for sql in (query["sql"] for query in asked):
            if not sql.startswith("SELECT"):
                continue
            for *_, step in cursor.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall():
                walks = step.startswith("SCAN") and GROWING.search(step)
                whole = OF_A_PLACE.search(step) and not SINCE.search(sql)
                if walks or whole:
                    slow.append(f"{step}: {sql}")
    return slow


def test_reading_deciding_and_undoing_walk_through_no_table(booth: Client) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        inspection = inspection_in(read(booth, zone()))
        booth.post(f"/booth/inspections/{inspection}/decide", VISA, headers=FRAGMENT)
        booth.get("/booth")
    assert slow_plans(asked.captured_queries) == []


def test_a_walk_is_found(booth: Client) -> None:
    with CaptureQueriesContext(connection) as asked, connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM crossings_crossing WHERE port = 'x' AND crossed_at NOT NULL")
        cursor.execute("SELECT 1 FROM crossings_inspection WHERE advice = 'admit'")
    assert len(slow_plans(asked.captured_queries)) == 2
