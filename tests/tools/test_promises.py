"""The figures that are promised: each is told when it does not hold, or was not measured at all."""

from tests.bench.__main__ import Promise, benches, faults, flat, page, read_promises, tables

PROMISED = {
    "booths": {
        "p95_ms": Promise(what="read to advice", at_most=60),
        "per_s": Promise(what="crossings a second", at_least=150),
    }
}


def test_every_promise_belongs_to_a_bench() -> None:
    assert set(read_promises()) <= set(benches())


def test_figures_on_the_right_side_hold() -> None:
    assert faults("booths", {"p95_ms": 60, "per_s": 150}, PROMISED) == []


def test_a_figure_on_the_wrong_side_is_told_with_what_was_promised() -> None:
    slow, few = faults("booths", {"p95_ms": 61, "per_s": 149.5}, PROMISED)
    assert slow == "booths: p95_ms is 61; promised: ≤ 60."
    assert few == "booths: per_s is 149.5; promised: ≥ 150."


def test_a_promised_figure_that_nobody_measured_is_no_success() -> None:
    assert faults("booths", {"p95_ms": 1}, PROMISED) == ["booths: per_s was not measured."]


def test_a_bench_that_failed_is_told() -> None:
    assert faults("booths", None, PROMISED) == ["booths: it did not end well."]


def test_numbers_inside_a_report_are_named_by_their_way() -> None:
    report = {"bench": "booths", "rates": {"ours": 12, "peer": {"cold": 0.5}}}
    assert dict(flat(report)) == {"rates.ours": 12, "rates.peer.cold": 0.5}


def test_the_table_says_of_each_figure_whether_it_holds() -> None:
    rows = tables({"booths": {"p95_ms": 80, "per_s": 400, "travellers": 9}}, PROMISED)
    assert "| read to advice (`p95_ms`) | 80 | ≤ 60 | **does not** |" in rows
    assert "| crossings a second (`per_s`) | 400 | ≥ 150 | holds |" in rows
    assert "| `travellers` | 9 |  |  |" in rows


def test_the_page_keeps_what_was_measured_of_other_benches() -> None:
    first = page({"queues": {"p95_ms": 3}, "booths": {"p95_ms": 80}}, PROMISED)
    then = page({"booths": {"p95_ms": 50}}, PROMISED, first)
    assert "| `p95_ms` | 3 |  |  |" in then
    assert "| read to advice (`p95_ms`) | 50 | ≤ 60 | holds |" in then
    assert then.index("## booths") < then.index("## queues")
    assert "80" not in then
    assert page({}, PROMISED, then) == then, "writing nothing changes nothing"
