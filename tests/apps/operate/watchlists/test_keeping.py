"""Rana keeps her lists: she sees what holds, places, withdraws, and takes whole files."""

import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.utils import translation

from manfadh.apps.govern.audit.models import Look
from manfadh.apps.operate.watchlists.models import Alert
from manfadh.apps.operate.watchlists.selectors import (
    AlertUnknown,
    Sought,
    find_hits,
    get_alert,
    get_list,
    list_alerts,
    list_lists,
)
from manfadh.apps.operate.watchlists.services import (
    AlertDraft,
    AlertRefused,
    ListUnknown,
    check_alerts,
    import_alerts,
    place_alert,
    read_birth,
    start_import,
    stop_import,
    withdraw_alert,
)
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.imports.importing import ImportRefused
from manfadh.kernel.jobs.running import run_next
from manfadh.kernel.jobs.services import get_job
from manfadh.kernel.ledger.models import LedgerEntry
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.apps.operate.watchlists.test_hits import LOST, TODAY, WANTED, set_up
from tests.cast import FEDERAL

SALIM = AlertDraft(name="سليم حربوي", birth="1974", reference="Order 7")
FILE = """Name,Date of birth,Document number,Reference,Expires on
سليم حربوي,1974,,Order 7,2027-01-31
ZAYNAB AL UBAIDI,12/08/1990,X1234567,Order 8,
"""


@pytest.fixture(autouse=True)
def _today() -> Any:
    with clock.frozen_at(datetime(2026, 3, 10, 9, tzinfo=UTC)):
        yield


@pytest.fixture
def lists(rana: Viewer) -> Viewer:
    """Rana with two lists."""
    set_up(rana, WANTED)
    set_up(rana, LOST, "lost_documents")
    return rana


def place(viewer: Viewer, draft: AlertDraft = SALIM, watchlist: str = WANTED) -> UUID:
    alert_id = new_id()
    place_alert(viewer=viewer, watchlist=watchlist, draft=draft, alert_id=alert_id)
    return alert_id


def file(content: str) -> io.BytesIO:
    return io.BytesIO(content.encode())


def drafted(**said: Any) -> AlertDraft:
    return AlertDraft(**{"reference": "Order 7", **said})


def test_the_lists_count_what_holds_what_ends_soon_and_what_is_due(lists: Viewer) -> None:
    place(lists)
    place(lists, drafted(name="A B", expires_on=TODAY + timedelta(days=3)))
    place(lists, drafted(name="C D", review_on=TODAY))
    withdraw_alert(viewer=lists, alert_id=place(lists, drafted(name="E F")), ground="x")
    counts = {shown.watchlist: shown for shown in list_lists(lists)}
    wanted, lost = counts[WANTED], counts[LOST]
    assert (wanted.in_force, wanted.expiring, wanted.review_due) == (3, 1, 1)
    assert (lost.in_force, lost.expiring, lost.review_due) == (0, 0, 0)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("سليم", True), ("SALIM HARBAWI", True), ("ب ١٢-٣", True), ("karim", False), ("؟", False)],
)
def test_rana_searches_her_list_by_name_in_any_script_or_by_number(
    lists: Viewer, text: str, is_found: bool
) -> None:
    place(lists, drafted(name="سليم حرباوي", document_number="١٢٣"))
    found = list_alerts(lists, WANTED, text=text.replace("ب ", ""))
    assert len(found.object_list) == is_found


def test_looking_at_a_list_is_a_look_with_what_was_asked(lists: Viewer) -> None:
    place(lists)
    list_alerts(lists, WANTED, text="سليم")
    look = Look.objects.filter(kind="watchlist").latest("looked_at")
    assert look.viewer_id == lists.officer_id
    assert look.query is not None
    assert "سليم" in look.query


def test_an_alert_that_ended_is_listed_among_the_ended_with_its_ground(lists: Viewer) -> None:
    alert_id = place(lists)
    withdraw_alert(viewer=lists, alert_id=alert_id, ground="Order 7 is lifted")
    assert not list_alerts(lists, WANTED).object_list
    [ended] = list_alerts(lists, WANTED, standing="ended").object_list
    assert (ended.alert_id, ended.withdrawal_ground) == (alert_id, "Order 7 is lifted")
    assert not ended.holds(TODAY)


def test_withdrawing_twice_records_one_fact_and_needs_a_ground(lists: Viewer) -> None:
    alert_id = place(lists)
    with pytest.raises(AlertRefused, match="ground"):
        withdraw_alert(viewer=lists, alert_id=alert_id, ground=" ")
    for _time in range(2):
        withdraw_alert(viewer=lists, alert_id=alert_id, ground="lifted")
    assert LedgerEntry.objects.filter(type="watchlists.alert_withdrawn").count() == 1


def test_an_alert_that_nobody_placed_is_unknown(lists: Viewer) -> None:
    with pytest.raises(AlertUnknown):
        withdraw_alert(viewer=lists, alert_id=new_id(), ground="x")
    with pytest.raises(AlertUnknown):
        get_alert(lists, new_id())
    with pytest.raises(ListUnknown):
        get_list(lists, "krd-wanted")


def test_placing_the_same_alert_twice_leaves_one(lists: Viewer) -> None:
    alert_id = new_id()
    for _time in range(2):
        place_alert(viewer=lists, watchlist=WANTED, draft=SALIM, alert_id=alert_id)
    assert Alert.objects.count() == 1


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (drafted(), "name"),
        (drafted(name="؟!"), "name"),
        (drafted(name="A B", nationality="QQQ"), "nationality"),
        (drafted(document_number="1", document_issuer="QQQ"), "document_issuer"),
        (drafted(name="A B", expires_on=TODAY - timedelta(days=1)), "expires_on"),
        (drafted(name="A B", reference=" "), "reference"),
    ],
)
def test_an_alert_that_could_not_work_is_not_placed(
    lists: Viewer, draft: AlertDraft, field: str
) -> None:
    with pytest.raises(AlertRefused) as refused:
        place(lists, draft)
    assert refused.value.field == field
    assert not Alert.objects.exists()


def test_a_lost_document_needs_its_number(lists: Viewer) -> None:
    with pytest.raises(AlertRefused) as refused:
        place(lists, drafted(name="A B"), LOST)
    assert refused.value.field == "document_number"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("١٩٧٤", "1974"),
        ("1974-08", "1974-08"),
        ("12/08/1974", "1974-08-12"),
        (" 1974-08-12 ", "1974-08-12"),
        ("", ""),
    ],
)
def test_a_birth_is_read_as_far_as_it_is_known(typed: str, read: str) -> None:
    assert read_birth(typed) == read


@pytest.mark.parametrize("typed", ["1974-13", "1974-02-30", "74", "yesterday", "2027"])
def test_a_birth_that_can_not_be_is_refused(typed: str) -> None:
    with pytest.raises(AlertRefused):
        read_birth(typed)


def test_a_file_is_checked_without_a_trace(lists: Viewer) -> None:
    report = check_alerts(viewer=lists, watchlist=WANTED, source=file(FILE))
    assert (report.good_lines, report.is_clean) == (2, True)
    assert not Alert.objects.exists()


def test_a_clean_file_is_taken_whole_and_once(lists: Viewer) -> None:
    first = import_alerts(viewer=lists, watchlist=WANTED, source=file(FILE))
    again = import_alerts(viewer=lists, watchlist=WANTED, source=file(FILE))
    assert (first.placed, first.already) == (2, 0)
    assert (again.placed, again.already) == (0, 2)
    sought = Sought("SALIM HARBAWI", "1974-08-12", "IRQ", "IRQ", "")
    [hit] = find_hits(owners=[FEDERAL], sought=sought, on=date(2026, 3, 10))
    assert hit.reason == "name_and_birth_year"


def test_one_bad_line_keeps_the_whole_file_out_and_is_named_in_arabic(lists: Viewer) -> None:
    bad = FILE + "SOMEBODY,1974-02-30,,Order 9,\n,,,Order 10,\n"
    with translation.override("ar"), pytest.raises(ImportRefused) as refused:
        import_alerts(viewer=lists, watchlist=WANTED, source=file(bad))
    lines = {error.line: error.column for error in refused.value.report.errors}
    assert lines == {4: "Date of birth", 5: ""}
    assert not Alert.objects.exists()


def test_a_large_file_is_taken_by_a_job_and_does_not_stay_on_the_disk(
    lists: Viewer, data_folder: Path
) -> None:
    job_id = new_id()
    start_import(viewer=lists, watchlist=WANTED, source=file(FILE), job_id=job_id)
    [waiting] = (data_folder / "imports").iterdir()
    assert waiting.stat().st_mode & 0o077 == 0
    assert run_next()
    assert get_job(viewer=lists, job_id=job_id).result == {"placed": 2, "already": 0}
    assert Alert.objects.count() == 2
    assert not waiting.exists()


def test_a_job_with_a_bad_line_places_nothing_and_names_it(lists: Viewer) -> None:
    job_id = new_id()
    bad = file(FILE + "SOMEBODY,soon,,Order 9,\n")
    start_import(viewer=lists, watchlist=WANTED, source=bad, job_id=job_id)
    run_next()
    [[line, column, _what]] = get_job(viewer=lists, job_id=job_id).result["errors"]
    assert (line, column) == (4, "Date of birth")
    assert not Alert.objects.exists()


def test_a_job_that_was_stopped_before_it_began_leaves_nothing(
    lists: Viewer, data_folder: Path
) -> None:
    job_id = new_id()
    start_import(viewer=lists, watchlist=WANTED, source=file(FILE), job_id=job_id)
    stop_import(viewer=lists, job_id=job_id)
    assert not run_next()
    assert not Alert.objects.exists()
    assert not list((data_folder / "imports").iterdir())


def test_nobody_else_sees_a_list_or_takes_a_file(lists: Viewer, hana: Viewer) -> None:
    with pytest.raises(NotPermitted):
        list_lists(hana)
    with pytest.raises(NotPermitted):
        list_alerts(hana, WANTED)
    with pytest.raises(NotPermitted):
        import_alerts(viewer=hana, watchlist=WANTED, source=file(FILE))
