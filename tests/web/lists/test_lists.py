"""Rana keeps her lists on the screen; nobody else opens them."""

from typing import Any, Protocol, cast
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.watchlists.models import Alert
from manfadh.apps.operate.watchlists.services import AlertDraft, place_alert
from manfadh.kernel.ids import new_id
from manfadh.kernel.jobs.running import run_next
from manfadh.kernel.viewers import Viewer
from manfadh.web.lists import importing
from tests.apps.operate.watchlists.test_hits import LOST, WANTED, set_up
from tests.web.at_the_border import Answer, at_work

FILE = "Name,Date of birth,Document number,Reference\nسليم حربوي,1974,,Order 7\n"
BAD = FILE + "SOMEBODY,soon,,Order 9\n"


@pytest.fixture
def ranas(rana_user: User, rana: Viewer) -> Client:
    """A browser in which Rana is at work, with two lists set up."""
    set_up(rana, WANTED)
    set_up(rana, LOST, "lost_documents")
    return at_work(rana_user)


class Followed(Answer, Protocol):
    """An answer after the redirects that led to it."""

    redirect_chain: list[tuple[str, int]]


def text_of(response: Answer) -> str:
    return response.content.decode()


def placed(viewer: Viewer, name: str = "SALIM HARBAWI") -> UUID:
    alert_id = new_id()
    draft = AlertDraft(name=name, birth="1974", reference="Order 7")
    place_alert(viewer=viewer, watchlist=WANTED, draft=draft, alert_id=alert_id)
    return alert_id


def written(**said: str) -> dict[str, str]:
    return {"alert_id": str(new_id()), "instruction": "refer", "reference": "Order 7", **said}


def send(client: Client, content: str, **more: str) -> Followed:
    """Send a file as the page's form does."""
    file = SimpleUploadedFile("list.csv", content.encode(), "text/csv")
    path = reverse("list-import", args=[WANTED])
    answer: Any = client.post(path, {"job_id": str(new_id()), "file": file, **more}, follow=True)
    return cast("Followed", answer)


def test_home_leads_rana_to_her_lists_with_their_counts(ranas: Client, rana: Viewer) -> None:
    placed(rana)
    page = text_of(ranas.get(reverse("home"), follow=True))
    assert reverse("list", args=[WANTED]) in page
    assert "Lost documents" in page


def test_a_list_is_searched_across_scripts(ranas: Client, rana: Viewer) -> None:
    placed(rana)
    placed(rana, "NOBODY ELSE")
    page = text_of(ranas.get(reverse("list", args=[WANTED]), {"text": "سليم حرباوي"}))
    assert "SALIM HARBAWI" in page
    assert "NOBODY ELSE" not in page
    nothing = ranas.get(reverse("list", args=[WANTED]), {"text": "xyz"})
    assert "Nothing is found" in text_of(nothing)


def test_a_long_list_has_pages_and_keeps_the_search(ranas: Client, rana: Viewer) -> None:
    for number in range(51):
        placed(rana, f"SALIM NUMBER{number}")
    page = text_of(ranas.get(reverse("list", args=[WANTED]), {"text": "SALIM"}))
    assert "?text=SALIM&amp;page=2" in page
    assert text_of(ranas.get(reverse("list", args=[WANTED]), {"page": "2"})).count("NUMBER") == 1


def test_rana_places_an_alert_and_sees_it(ranas: Client) -> None:
    path = reverse("list-add", args=[WANTED])
    said = written(name="سليم حربوي", birth="١٩٧٤", nationality="irq", mother="أمل")
    page = text_of(ranas.post(path, said, follow=True))
    assert "The alert holds at every booth" in page
    alert = Alert.objects.get()
    assert (alert.birth, alert.nationality, alert.mother) == ("1974", "IRQ", "أمل")


def test_sending_the_same_form_twice_places_one_alert(ranas: Client) -> None:
    said = written(name="سليم حربوي")
    for _time in range(2):
        ranas.post(reverse("list-add", args=[WANTED]), said)
    assert Alert.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Write a name or the number"),
        ({"name": "A B", "birth": "soon"}, "Write the date of birth as 1974-08-12"),
        ({"name": "A B", "nationality": "qqq"}, "is no country"),
        ({"name": "A B", "expires_on": "2020-01-01"}, "This day is over"),
        ({"name": "A B", "reference": ""}, "the order or letter"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_placed(
    ranas: Client, said: dict[str, str], sentence: str
) -> None:
    response = ranas.post(reverse("list-add", args=[WANTED]), written(**said))
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert not Alert.objects.exists()


def test_rana_withdraws_with_a_ground(ranas: Client, rana: Viewer) -> None:
    path = reverse("list-withdraw", args=[placed(rana)])
    assert ranas.post(path, {"ground": ""}).status_code == 422
    page = text_of(ranas.post(path, {"ground": "Order 7 is lifted"}, follow=True))
    assert "Order 7 is lifted" in page
    assert "Withdrawn" in page


def test_a_check_says_that_all_is_in_order_and_keeps_nothing(ranas: Client) -> None:
    assert "1 line is in order" in text_of(send(ranas, FILE, check="yes"))
    assert not Alert.objects.exists()


def test_a_file_is_imported_and_again_changes_nothing(ranas: Client) -> None:
    assert "1 alert was placed" in text_of(send(ranas, FILE))
    assert "1 was in force already" in text_of(send(ranas, FILE))
    assert Alert.objects.count() == 1


def test_a_bad_line_is_named_and_nothing_is_imported(ranas: Client) -> None:
    response = send(ranas, BAD)
    page = text_of(response)
    assert response.status_code == 422
    assert "Nothing was imported" in page
    assert "Date of birth" in page
    assert not Alert.objects.exists()


@pytest.mark.parametrize("content", ["", "\x00\x01\x02\x03\x04", 'Name\n"A'])
def test_what_is_no_table_is_refused_with_what_to_do(ranas: Client, content: str) -> None:
    assert send(ranas, content).status_code == 422


def test_a_large_file_is_taken_beside_the_page(
    ranas: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "LARGE_BYTES", 10)
    response = send(ranas, FILE)
    path = response.redirect_chain[-1][0]
    assert "Checked so far: 0 lines" in text_of(response)
    assert run_next()
    assert "1 alert was placed" in text_of(ranas.get(path))
    wrong = send(ranas, BAD).redirect_chain[-1][0]
    run_next()
    assert "What to correct" in text_of(ranas.get(wrong))


def test_a_large_import_is_stopped(ranas: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "LARGE_BYTES", 10)
    path = send(ranas, FILE).redirect_chain[-1][0]
    assert "Stopped. Nothing was imported" in text_of(ranas.post(path + "/stop", follow=True))
    assert not Alert.objects.exists()


def test_what_does_not_exist_is_not_found(ranas: Client) -> None:
    for path in (
        reverse("list", args=["krd-wanted"]),
        reverse("list-add", args=["krd-wanted"]),
        reverse("list-alert", args=[new_id()]),
        reverse("list-import-progress", args=[new_id()]),
    ):
        assert ranas.get(path).status_code == 404


@pytest.mark.parametrize("name", ["hana", "karim", "dalal", "yusuf", "layla", "omar", "maryam"])
def test_nobody_else_opens_the_lists(
    ranas: Client, name: str, request: pytest.FixtureRequest
) -> None:
    client = at_work(request.getfixturevalue(f"{name}_user"))
    for path in (reverse("lists"), reverse("list", args=[WANTED])):
        assert client.get(path).status_code == 403
