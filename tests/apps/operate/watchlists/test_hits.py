"""Whom an alert may concern, and whom it never does."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.govern.policy.events import ProvisionIssued
from manfadh.apps.govern.policy.selectors import owners_visible_to
from manfadh.apps.govern.policy.services import issue_provision
from manfadh.apps.operate.watchlists.events import ListPurpose
from manfadh.apps.operate.watchlists.rules import compare_births
from manfadh.apps.operate.watchlists.selectors import Hit, Sought, find_hits
from manfadh.apps.operate.watchlists.services import (
    ListUnknown,
    establish_list,
    make_alert,
    place_alerts,
    withdraw_alert,
)
from manfadh.kernel import clock
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.cast import FEDERAL, REGION, Part, viewer_of

TODAY = date(2026, 3, 10)
WANTED, LOST = "iq-wanted", "iq-lost-documents"
Place = Callable[..., UUID]


def set_up(viewer: Viewer, watchlist: str, purpose: ListPurpose = "wanted") -> None:
    establish_list(
        viewer=viewer,
        watchlist=watchlist,
        purpose=purpose,
        name_ar="المطلوبون",
        name_ckb="داواکراوان",
        name_en="Wanted",
        reference="Order 1",
    )


@pytest.fixture
def place(rana: Viewer) -> Place:
    """Rana's lists, and how she places an alert on one."""
    set_up(rana, WANTED)
    set_up(rana, LOST, "lost_documents")

    def put(watchlist: str = WANTED, **said: Any) -> UUID:
        alert = make_alert(
            watchlist=watchlist, **{"instruction": "refer", "reference": "Order 7", **said}
        )
        place_alerts(viewer=rana, watchlist=watchlist, alerts=[alert])
        return alert.alert_id

    return put


def ask(
    name: str = "",
    birth: str = "",
    number: str = "",
    issuer: str = "UTO",
    owners: tuple[str, ...] = (FEDERAL,),
    on: date = TODAY,
) -> list[Hit]:
    return find_hits(owners=owners, sought=Sought(name, birth, "UTO", issuer, number), on=on)


def test_a_document_is_found_by_its_number_however_it_was_typed(place: Place) -> None:
    alert_id = place(document_number="ab-١٢٣ ٤٥", document_issuer="UTO")
    [hit] = ask(number="AB12345")
    assert (hit.alert_id, hit.reason, hit.purpose) == (alert_id, "document_number", "wanted")


def test_the_same_number_of_another_issuer_is_another_document(place: Place) -> None:
    place(document_number="AB12345", document_issuer="UTO")
    assert ask(number="AB12345", issuer="XOM") == []


def test_an_issuer_that_nobody_wrote_down_rules_nothing_out(place: Place) -> None:
    place(document_number="AB12345")
    assert ask(number="AB12345", issuer="XOM")


def test_a_name_is_still_compared_where_the_number_is_of_another_issuer(place: Place) -> None:
    place(name="SALIM HARBAWI", birth="1974-08-12", document_number="7", document_issuer="UTO")
    [hit] = ask("SALIM HARBAWI", "1974-08-12", "7", issuer="XOM")
    assert hit.reason == "name_and_birth"


@pytest.mark.parametrize(
    ("on_the_list", "at_the_booth"),
    [
        ("محمد حسين كاظم", "MOHAMMED HUSSEIN KADHIM"),
        ("محمد حسين كاظم", "KADHIM MUHAMMAD HUSAIN"),
        ("Abd al-Rahman Salih", "ABDULRAHMAN SALEH"),
        ("ABDULRAHMAN SALEH", "عبد الرحمن صالح"),
        ("مەحەمەد حوسێن", "MOHAMMED HUSSEIN"),
    ],
)
def test_equal_names_meet_across_scripts_and_spellings(
    place: Place, on_the_list: str, at_the_booth: str
) -> None:
    place(name=on_the_list, birth="1974-08-12")
    assert [hit.reason for hit in ask(at_the_booth, "1974-08-12")] == ["name_and_birth"]


def test_another_name_is_nobody_sought(place: Place) -> None:
    place(name="محمد حسين كاظم", birth="1974-08-12")
    assert ask("ALI HASSAN KADHIM", "1974-08-12") == []


@pytest.mark.parametrize(
    ("listed", "read", "reason"),
    [
        ("1974-08-12", "1974-08-12", "name_and_birth"),
        ("1974-08-12", "1974-08-13", None),
        ("1974-08-12", "1975-08-12", None),
        ("1974-07-01", "1974-08-12", "name_and_birth_year"),
        ("1974-08-12", "1974-01-01", "name_and_birth_year"),
        ("1974-01-01", "1974-07-01", "name_and_birth_year"),
        ("1974-07-01", "1975-07-01", None),
        ("1974-07-01", "1974-07-01", "name_and_birth"),
        ("1974", "1974-08-12", "name_and_birth_year"),
        ("1974", "1974", "name_and_birth_year"),
        ("1974", "1975-08-12", None),
        ("1974-08", "1974-08-12", "name_and_birth_year"),
        ("1974-08", "1974-09-12", None),
        ("1974-08", "1974-08", "name_and_birth_year"),
        ("", "1974-08-12", "name_only"),
        ("1974-08-12", "", "name_only"),
    ],
)
def test_a_birth_makes_an_equal_name_surer_or_rules_it_out(
    listed: str, read: str, reason: str | None
) -> None:
    assert compare_births(listed, read) == reason
    assert compare_births(read, listed) == reason


_BIRTHS = st.dates(date(1900, 1, 1), date(2026, 1, 1)).flatmap(
    lambda on: st.sampled_from([on.isoformat(), on.isoformat()[:7], on.isoformat()[:4]])
)


@given(_BIRTHS, _BIRTHS)
def test_births_of_different_years_always_rule_each_other_out(one: str, other: str) -> None:
    assert compare_births(one, other) == compare_births(other, one)
    if one[:4] != other[:4]:
        assert compare_births(one, other) is None


@given(_BIRTHS)
def test_a_year_alone_never_rules_its_own_year_out(birth: str) -> None:
    assert compare_births(birth, birth[:4]) == "name_and_birth_year"


def test_an_alert_holds_to_the_end_of_its_last_day_and_no_longer(place: Place) -> None:
    place(document_number="AB12345", expires_on=TODAY)
    assert ask(number="AB12345", on=TODAY)
    assert ask(number="AB12345", on=TODAY + timedelta(days=1)) == []


def test_a_withdrawn_alert_never_hits(place: Place, rana: Viewer) -> None:
    alert_id = place(document_number="AB12345")
    withdraw_alert(viewer=rana, alert_id=alert_id, ground="Order 7 is lifted")
    assert ask(number="AB12345") == []


def test_a_lost_document_is_found_by_its_number_and_never_by_the_name_of_its_victim(
    place: Place,
) -> None:
    place(LOST, name="ZAINAB AL UBAIDI", birth="1990-03-02", document_number="X1234567")
    assert ask("ZAINAB AL UBAIDI", "1990-03-02", "N7654321") == []
    [hit] = ask("SOMEBODY ELSE", "1980-01-01", "X1234567")
    assert (hit.reason, hit.purpose) == ("document_number", "lost_documents")


def test_each_hit_tells_the_purpose_of_its_own_list(place: Place) -> None:
    place(WANTED, name="SALIM HARBAWI", birth="1974-08-12")
    place(LOST, document_number="X1234567")
    hits = ask("SALIM HARBAWI", "1974-08-12", "X1234567")
    assert [(hit.purpose, hit.reason) for hit in hits] == [
        ("lost_documents", "document_number"),
        ("wanted", "name_and_birth"),
    ]


def test_an_alert_does_not_go_on_another_list_than_its_own(place: Place, rana: Viewer) -> None:
    alert = make_alert(watchlist=LOST, instruction="refer", reference="x", document_number="1")
    with pytest.raises(ListUnknown):
        place_alerts(viewer=rana, watchlist=WANTED, alerts=[alert])
    assert ask(number="1") == []


def share(what: str) -> None:
    issue_provision(
        viewer=get_founder(authority=FEDERAL),
        issued=ProvisionIssued(
            provision_id=uuid4(),
            kind="sharing",
            code=f"share-{what}",
            authority=FEDERAL,
            valid_from_on=date(2026, 1, 1),
            valid_until_on=None,
            text_ar="مشاركة",
            text_ckb="هاوبەشی",
            text_en="Sharing",
            reference="Agreement 1",
            content={"to_authority": REGION, "what": what, "agreement": "Agreement 1"},
        ),
    )


def test_the_list_of_another_authority_hits_only_where_it_is_shared(place: Place) -> None:
    place(document_number="AB12345")
    with clock.frozen_at(datetime(2026, 3, 10, 9, tzinfo=UTC)):
        alone = owners_visible_to(REGION, "watchlists", TODAY)
        assert ask(number="AB12345", owners=tuple(alone)) == []
        share("watchlists")
        together = owners_visible_to(REGION, "watchlists", TODAY)
        assert len(ask(number="AB12345", owners=tuple(together))) == 1


def test_nothing_asked_finds_nothing(place: Place) -> None:
    place(document_number="AB12345", name="SALIM")
    assert ask() == ask("؟؟", number="--") == []


@pytest.mark.parametrize("name", ["hana", "karim", "dalal", "maryam", "ahmed", "shilan"])
def test_nobody_but_a_list_keeper_withdraws(place: Place, cast: dict[str, Part], name: str) -> None:
    alert_id = place(document_number="AB12345")
    with pytest.raises(NotPermitted):
        withdraw_alert(viewer=viewer_of(cast[name]), alert_id=alert_id, ground="x")
    assert ask(number="AB12345")
