"""What may stand in a table of series, and how each mistake is told by its line and column."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.libs.signals.errors import TableError
from manfadh.libs.signals.tables import read_table

HEADER = "series,date,observed\n"


def read(text: str, *, with_population: bool = False) -> list[tuple[str, list[float]]]:
    found = read_table(text.splitlines(keepends=True), with_population=with_population)
    return [(series.name, series.counts.tolist()) for series in found]


def mistake(text: str, *, with_population: bool = False) -> str:
    with pytest.raises(TableError) as wrong:
        read(text, with_population=with_population)
    return str(wrong.value)


def test_series_may_be_mixed_and_columns_stand_in_any_order() -> None:
    text = "observed,note,index,series\n1,x,7,Zakho\n5,,1,Safwan\n2,y,8,Zakho\n"
    first, second = read_table(text.splitlines())
    assert (first.name, first.first_index, first.counts.tolist()) == ("Zakho", 7, [1, 2])
    assert (second.name, second.first_index, second.counts.tolist()) == ("Safwan", 1, [5])


def test_a_mark_of_byte_order_and_quoted_names_and_arabic_digits_are_read() -> None:
    text = '\N{ZERO WIDTH NO-BREAK SPACE}series,index,observed\n"Ibrahim, Khalil",1,٥\n'
    assert read(text) == [("Ibrahim, Khalil", [5])]


def test_whole_numbers_may_be_written_as_other_programs_write_them() -> None:
    assert read(HEADER + "a,2026-01-05,12.0\na,2026-01-12, 7\n") == [("a", [12, 7])]


def test_dates_become_days() -> None:
    (series,) = read_table((HEADER + "a,2026-01-31,1\na,2026-02-28,2\na,2026-03-31,3\n").split())
    assert series.days is not None
    assert series.days.tolist() == [
        date(2026, 1, 31).toordinal(),
        date(2026, 2, 28).toordinal(),
        date(2026, 3, 31).toordinal(),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1: the file is empty."),
        ("series,date,observed\n", "line 1: there is a header, but no row below it."),
        ("series,observed\na,1\n", "line 1, column index: the header has no column date or index."),
        ("series;date;observed\n", "line 1: columns must be separated by commas."),
        (HEADER + "a,2026-01-05\n", "line 2: 2 columns, but 3 are needed."),
        (HEADER + " ,2026-01-05,1\n", "line 2, column series: it has no name."),
        (
            HEADER + "a,2026-01-05,1\na,2026-01-12,1\na,2026-01-26,1\n",
            "line 4, column date: 2026-01-19 is missing: 2026-01-26 comes right after 2026-01-12."
            " Give a row for it (0 where nothing was reported).",
        ),
        (
            "series,index,observed\na,1,1\na,3,1\n",
            "line 3, column index: 2 is missing: 3 comes right after 1."
            " Give a row for it (0 where nothing was reported).",
        ),
        (
            HEADER + "a,2026-01-05,1\na,2026-01-12,1\na,2026-01-14,1\n",
            "line 4, column date: 2026-01-14 lies between two periods: 2026-01-19 follows"
            " 2026-01-12.",
        ),
        (
            HEADER + "a,2026-01-05,1\na,2026-01-05,1\n",
            "line 3, column date: 2026-01-05 is there twice.",
        ),
        (
            HEADER + "a,2026-01-12,1\na,2026-01-05,1\n",
            "line 3, column date: 2026-01-05 comes after 2026-01-12. Sort each series by time.",
        ),
        (
            HEADER + "a,2026-01-05,1\na,2026-01-19,1\n",
            "line 3, column date: 14 days after 2026-01-05: periods must be days, weeks or months,"
            " with none missing (0 where nothing was reported).",
        ),
        (HEADER + "a,05/01/2026,1\n", "'05/01/2026' is no date such as 2026-03-02."),
        (HEADER + "a,2026-02-30,1\n", "line 2, column date: '2026-02-30' does not exist."),
        (HEADER + "a,2026-03-29T02:30,1\n", "A period is a whole day, week or month."),
        (HEADER + "a,2026-01-05,-3\n", "'-3' is negative; a count is 0 or more."),
        (HEADER + 'a,2026-01-05,"1,204"\n', "'1,204' has a thousands separator. Write 1204."),
        (HEADER + "a,2026-01-05,1 204\n", "'1 204' has a thousands separator. Write 1204."),
        (HEADER + "a,2026-01-05,NaN\n", "'NaN' is no count. Give 0 where nothing was reported."),
        (HEADER + "a,2026-01-05,\n", "'' is no count. Give 0 where nothing was reported."),
        (HEADER + "a,2026-01-05,inf\n", "'inf' is no count that could be."),
        (HEADER + "a,2026-01-05,many\n", "'many' is no number."),
        (HEADER + "a,2026-01-05,2.5\n", "'2.5' is no whole number of cases."),
        (HEADER + 'a,"2026-01-05,1\n', "line 2: this is no row of a CSV table"),
    ],
)
def test_a_mistake_is_told_by_its_line_and_column(text: str, told: str) -> None:
    assert told in mistake(text)


def test_a_population_is_asked_for_only_where_it_is_wanted() -> None:
    text = "series,index,observed,population\na,1,1,zero\n"
    assert read(text) == [("a", [1])]
    assert mistake(text, with_population=True) == "line 2, column population: 'zero' is no number."
    assert "must be above 0" in mistake(text.replace("zero", "0"), with_population=True)
    assert "no column population" in mistake("series,index,observed\n", with_population=True)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(TableError):
        for _, counts in read("series,index,observed\n" + text):
            assert all(count >= 0 for count in counts)


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=30), st.integers(0, 10**6))
def test_counts_come_back_as_they_were_written(counts: list[int], first: int) -> None:
    rows = "".join(f"a,{first + at},{count}\n" for at, count in enumerate(counts))
    assert read("series,index,observed\n" + rows) == [("a", counts)]
