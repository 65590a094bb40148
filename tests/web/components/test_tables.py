"""What stands in tables: days are never cut by the end of a line."""

import pytest
from django.template import Context, Template

from manfadh.web.components.shapes import Cell, Column, Row, Table


@pytest.mark.parametrize(
    ("value", "is_whole"),
    [
        ("2026-11-25", True),
        ("2026-11-25 22:26", True),
        ("2026-11-25, a note", False),
        ("ZURBATIYAH-2026-000001", False),
        ("", False),
        (7, False),
    ],
)
def test_a_day_is_whole_and_nothing_else(value: object, is_whole: bool) -> None:
    assert Cell(value=value).is_whole == is_whole


def test_a_table_keeps_days_whole() -> None:
    table = Table(
        caption="Alerts",
        columns=[Column(words="Who"), Column(words="Born")],
        rows=[Row(cells=[Cell(value="Zahra"), Cell(value="2003-12-12")])],
        empty="-",
    )
    page = Template("{% load components %}{% table table %}").render(Context({"table": table}))
    assert '<td class="is-text is-whole"><bdi>2003-12-12</bdi>' in page
