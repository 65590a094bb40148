"""A traveller with a phone: the port's page, a complaint, its receipt, and the answer."""

import io
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import NoReverseMatch, reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.complaints.models import Complaint
from manfadh.kernel.attachments.models import Attachment
from manfadh.web.public import restraint
from tests.apps.govern.complaints.test_complaints import STORY, picture
from tests.apps.operate.lanes.setting import describe_lanes
from tests.cast import PORT, Part, open_session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_port")]
COMPLAIN = f"/at/{PORT}/complain"
LARGEST_PAGE_BYTES = 60_000


@pytest.fixture
def _port(cast: dict[str, Part]) -> None:
    describe_lanes()


def filled(**more: object) -> dict[str, object]:
    complaint_id = str(uuid4())
    mark = restraint.seal(complaint_id)
    return {"complaint_id": complaint_id, "mark": mark, "kinds": ["levy"], "text": STORY, **more}


def receipt_in(text: str) -> tuple[str, str]:
    number, secret = [part.split("</dd>")[0] for part in text.split('<dd dir="ltr">')[1:3]]
    return number, secret


@pytest.mark.parametrize("language", ["ar", "ckb", "en"])
@pytest.mark.parametrize("path", [f"/at/{PORT}", COMPLAIN, f"/at/{PORT}/poster", "/complaint"])
def test_every_page_speaks_and_weighs_little(client: Client, language: str, path: str) -> None:
    client.cookies["django_language"] = language
    response = client.get(path)
    assert response.status_code == 200
    sheet = finders.find("public/public.css")
    assert isinstance(sheet, str)
    weight = len(response.content) + Path(sheet).stat().st_size
    assert weight <= LARGEST_PAGE_BYTES
    assert b"<script" not in response.content
    assert response.content.count(b"stylesheet") == 1


def test_a_complaint_goes_from_phone_to_salma_and_its_answer_back(
    client: Client, salma_user: User
) -> None:
    number, secret = receipt_in(client.post(COMPLAIN, filled(files=[picture()])).content.decode())
    assert Attachment.objects.count() == 1
    desk = open_session(Client(), salma_user)
    assert number in desk.get(reverse("inspector-complaints")).content.decode()
    complaint = Complaint.objects.get()
    arguments = [complaint.complaint_id]
    page = desk.get(reverse("inspector-complaint", args=arguments)).content.decode()
    assert STORY in page
    desk.post(reverse("inspector-take", args=arguments))
    refused = desk.post(reverse("inspector-close", args=arguments), {"outcome": "founded"})
    assert "Answer the person first" in refused.content.decode()
    answer = {"message_id": str(uuid4()), "text": "We asked for the shift book."}
    desk.post(reverse("inspector-answer", args=arguments), answer)
    desk.post(reverse("inspector-close", args=arguments), {"outcome": "founded"})
    kept = {"number": number, "secret": secret}
    seen = client.post("/complaint", kept).content.decode()
    assert "We asked for the shift book." in seen
    assert "The complaint is founded" in seen
    client.post("/complaint", {**kept, "text": "Thank you."})
    page = desk.get(reverse("inspector-complaint", args=arguments)).content.decode()
    assert "Thank you." in page
    file = Attachment.objects.get().attachment_id
    answered = desk.get(reverse("inspector-evidence", args=[*arguments, file]))
    assert b"".join(answered.streaming_content).startswith(b"\xff\xd8")  # type: ignore[attr-defined]
    assert answered["Content-Disposition"].startswith("attachment")


def test_a_complaint_with_10_mb_is_refused_gently_and_nothing_is_kept(client: Client) -> None:
    large = io.BytesIO(b"\xff\xd8" + b"0" * 10_000_000)
    large.name = "large.jpg"
    answer = client.post(COMPLAIN, filled(files=[large]))
    assert answer.status_code == 422
    assert "at most 5 MB" in answer.content.decode()
    assert STORY in answer.content.decode()
    assert client.post(COMPLAIN, filled(text="x" * 10_000_000)).status_code == 400
    assert Complaint.objects.count() == 0


def test_a_file_that_is_no_picture_loses_no_complaint(client: Client) -> None:
    program = io.BytesIO(b"MZ")
    program.name = "a.exe"
    answer = client.post(COMPLAIN, filled(files=[program]))
    assert "a.exe: Bring this file as PDF, JPEG or PNG." in answer.content.decode()
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize(
    "more",
    [{"website": "http://buy"}, {"mark": "forged"}, {"text": ""}, {"kinds": []}, {"kinds": ["x"]}],
)
def test_programs_and_empty_forms_get_nothing_in(client: Client, more: dict[str, object]) -> None:
    assert client.post(COMPLAIN, filled(**more)).status_code == 422
    assert Complaint.objects.count() == 0


def test_a_flood_is_held_off_and_no_address_is_kept(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("manfadh.web.public.views.IN_AN_HOUR", 3)
    monkeypatch.setattr(restraint, "_KEY", uuid4().bytes)
    answers = [
        client.post(COMPLAIN, filled(), REMOTE_ADDR="203.0.113.9").status_code for _ in range(5)
    ]
    assert answers == [200, 200, 200, 422, 422]
    assert client.post(COMPLAIN, filled(), REMOTE_ADDR="203.0.113.10").status_code == 200


def test_guessing_secrets_is_told_alike_and_then_held_off(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("manfadh.web.public.views.WRONG_SECRETS_IN_AN_HOUR", 2)
    monkeypatch.setattr(restraint, "_KEY", uuid4().bytes)
    number, _secret = receipt_in(client.post(COMPLAIN, filled()).content.decode())
    known = client.post("/complaint", {"number": number, "secret": "AAAA"}).content.decode()
    unknown = client.post("/complaint", {"number": "ZZZZ-ZZZZ", "secret": "AAAA"}).content.decode()
    for text in (known, unknown):
        assert "do not belong together" in text
    third = client.post("/complaint", {"number": number, "secret": "AAAA"}).content.decode()
    assert "Too many attempts" in third


def test_a_port_that_is_none_has_no_page(client: Client) -> None:
    for path in ("/at/nowhere", "/at/nowhere/complain", "/at/nowhere/poster"):
        assert client.get(path).status_code == 404


def test_the_poster_names_the_public_address(client: Client) -> None:
    text = client.get(f"/at/{PORT}/poster").content.decode()
    assert COMPLAIN in text
    assert "data:image/svg+xml" in text


@pytest.mark.parametrize("who", ["dalal_user", "sami_user", "hana_user", "yusuf_user"])
def test_no_page_at_the_port_tells_of_a_complaint(
    request: pytest.FixtureRequest, client: Client, who: str
) -> None:
    user = request.getfixturevalue(who)
    desk = open_session(Client(), user)
    paths = [reverse(name) for name in ("home", "port", "booth", "headquarters", "port-waiting")]
    before = [desk.get(path, follow=True).status_code for path in paths]
    number, _secret = receipt_in(client.post(COMPLAIN, filled()).content.decode())
    for path, status in zip(paths, before, strict=True):
        answer = desk.get(path, follow=True)
        assert answer.status_code == status
        assert number not in answer.content.decode()
    for name in ("inspector", "inspector-complaints"):
        assert desk.get(reverse(name)).status_code == 403
    arguments = [Complaint.objects.get().complaint_id]
    for name in ("inspector-complaint", "inspector-take"):
        assert desk.post(reverse(name, args=arguments)).status_code == 403


def test_the_published_tariff_is_one_link_away_where_there_is_one(client: Client) -> None:
    try:
        address = reverse("tariff")
    except NoReverseMatch:
        address = ""
    for path in (f"/at/{PORT}", COMPLAIN):
        text = client.get(path).content.decode()
        assert ("The published tariff" in text) == bool(address)
        assert address in text
