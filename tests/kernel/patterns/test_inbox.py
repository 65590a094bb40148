"""Due work."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from manfadh.kernel.about import About
from manfadh.kernel.inbox import DueItem, Urgency, collect, due_work
from manfadh.kernel.viewers import Viewer

MORNING = datetime(2026, 3, 1, 5, tzinfo=UTC)


def item(
    title: str, urgency: Urgency, *, due_in_hours: int | None = None, waited_hours: int = 0
) -> DueItem:
    return DueItem(
        title=title,
        about=About("crossings.case", UUID(int=1)),
        since=MORNING - timedelta(hours=waited_hours),
        due_at=None if due_in_hours is None else MORNING + timedelta(hours=due_in_hours),
        urgency=urgency,
        url_name="secondary:case",
    )


def test_the_most_urgent_then_the_first_due_then_the_oldest_comes_first(dalal: Viewer) -> None:
    def cases(viewer: Viewer) -> Iterable[DueItem]:
        yield item("young", Urgency.TODAY, waited_hours=1)
        yield item("old", Urgency.TODAY, waited_hours=9)
        yield item("due", Urgency.TODAY, due_in_hours=3)

    def refusals(viewer: Viewer) -> Iterable[DueItem]:
        yield item("now", Urgency.NOW)

    inbox = collect(dalal, (cases, refusals))
    assert [due.title for due in inbox.items] == ["now", "due", "old", "young"]
    assert inbox.troubles == ()


def test_a_failing_part_costs_one_line_and_not_the_page(
    dalal: Viewer, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(viewer: Viewer) -> Iterable[DueItem]:
        yield item("half", Urgency.NOW)
        raise RuntimeError("no such table")

    def whole(_viewer: Viewer) -> Iterable[DueItem]:
        yield item("whole", Urgency.TODAY)

    inbox = collect(dalal, (broken, whole))
    assert [due.title for due in inbox.items] == ["whole"]
    assert len(inbox.troubles) == 1
    assert "no such table" not in inbox.troubles[0]
    assert "no such table" in caplog.text


def test_the_inbox_asks_whom_the_wiring_names(
    dalal: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from manfadh.config import wiring

    monkeypatch.setattr(wiring, "DUE_WORK", (lambda viewer: [item(viewer.name, Urgency.NOW)],))
    assert [due.title for due in due_work(dalal).items] == ["Dalal"]
