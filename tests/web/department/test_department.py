"""The departments' screens: what waits, violations, minutes with their paper, incidents."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.operate.coordination.models import Incident, Minutes, Task, Violation
from manfadh.apps.operate.coordination.services import load_reference, send_task
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Viewer
from tests.border import read
from tests.cast import CAST, FEDERAL, PORT, Part, user_of
from tests.cast_departments import NABIL, RIYADH, SUAD, at_desk
from tests.web.at_the_border import Answer, at_work, found_the_law

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def law(cast: dict[str, Part]) -> None:
    """Law, places, and the catalogue of violations."""
    found_the_law()
    load_reference(viewer=get_founder(authority=FEDERAL))


@pytest.fixture
def suads(law: None) -> Client:
    """A browser in which Suad of customs is at work."""
    at_desk(SUAD)
    return at_work(user_of(SUAD))


@pytest.fixture
def nabils(law: None) -> Client:
    """A browser in which Nabil of port health is at work."""
    at_desk(NABIL)
    return at_work(user_of(NABIL))


def text_of(response: Answer) -> str:
    return response.content.decode()


def hidden(page: Answer, name: str) -> str:
    found = re.search(rf'name="{name}" value="([0-9a-f-]+)"', text_of(page))
    assert found is not None
    return found[1]


def test_suad_begins_at_her_desk_which_says_what_will_appear(suads: Client) -> None:
    page = text_of(suads.get("/", follow=True))
    assert "Customs" in page
    assert "Nothing is here" in page


def test_hana_sends_the_person_before_her_to_health(
    hana_user: User, hana: Viewer, nabils: Client
) -> None:
    inspected = read(hana)
    client = at_work(hana_user)
    path = f"{reverse('desk-send')}?inspection={inspected.inspection_id}"
    page = client.get(path)
    assert "ERIKSSON" in text_of(page)
    sent = {
        "task_id": hidden(page, "task_id"), "department": "iq.health", "about": "person",
        "what": "ERIKSSON", "matter": "health", "note": "",
    }  # fmt: skip
    assert client.post(path, sent).status_code == 302
    assert Task.objects.get().subject_id == inspected.traveller_id
    assert "ERIKSSON" in text_of(nabils.get(reverse("desk")))


def test_nabil_takes_it_and_is_done(hana: Viewer, nabils: Client) -> None:
    task_id = send_task(
        viewer=hana, department="iq.health", about="person", matter="health", what="Anna"
    )
    nabils.post(reverse("desk-take", args=[task_id]))
    assert "Taken by" in text_of(nabils.get(reverse("desk-task", args=[task_id])))
    again = nabils.post(reverse("desk-done", args=[task_id]), {"outcome": "not_in_order"})
    assert again.status_code == 422
    nabils.post(reverse("desk-done", args=[task_id]), {"outcome": "in_order"})
    assert Task.objects.get().outcome == "in_order"


def violation(client: Client, **more: object) -> UUID:
    page = client.get(reverse("violation-add"))
    sent = {
        "violation_id": hidden(page, "violation_id"), "kind": "undeclared_goods",
        "place": "Lane 3", "person": "سليم حربوي", "facts": "Two boxes",
        "concerned": ["iq.health"], **more,
    }  # fmt: skip
    answer = client.post(reverse("violation-add"), sent)
    assert answer.status_code == 302, text_of(answer)
    return Violation.objects.latest("recorded_at").violation_id


def test_a_violation_on_the_screen_from_record_to_close(suads: Client, nabils: Client) -> None:
    violation_id = violation(suads)
    page = text_of(nabils.get(reverse("violation", args=[violation_id])))
    assert "My department has seen it" in page
    nabils.post(reverse("violation-see", args=[violation_id]))
    assert "My department has seen it" not in text_of(
        nabils.get(reverse("violation", args=[violation_id]))
    )
    suads.post(reverse("violation-notify", args=[violation_id]), {"how": "in_person"})
    refused = suads.post(reverse("violation-close", args=[violation_id]), {"outcome": "fined"})
    assert refused.status_code == 422
    assert "number of the fine" in text_of(refused)
    suads.post(
        reverse("violation-close", args=[violation_id]),
        {"outcome": "fined", "fine_reference": "R 71"},
    )
    assert "R 71" in text_of(suads.get(reverse("violations") + "?state=closed", follow=True)) or (
        "Closed" in text_of(suads.get(reverse("violations") + "?state=closed"))
    )


def test_who_is_of_another_port_finds_nothing(suads: Client) -> None:
    violation_id = violation(suads)
    at_desk(RIYADH)
    riyadh = at_work(user_of(RIYADH))
    assert riyadh.get(reverse("violation", args=[violation_id])).status_code == 404
    assert "سليم" not in text_of(riyadh.get(reverse("violations")))


def minutes(client: Client, *, of: UUID | None = None) -> UUID:
    path = reverse("minutes-add") + (f"?violation={of}" if of else "")
    page = client.get(path)
    sent = {
        "minutes_id": hidden(page, "minutes_id"), "kind": "violation", "place": "Lane 3",
        "body": "The boxes were opened.", "officers": [str(NABIL.officer_id)],
        "person_concerned": "سليم حربوي",
    }  # fmt: skip
    answer = client.post(path, sent)
    assert answer.status_code == 302, text_of(answer)
    return Minutes.objects.latest("written_at").minutes_id


def test_minutes_are_signed_disputed_refused_and_printed(suads: Client, nabils: Client) -> None:
    minutes_id = minutes(suads, of=violation(suads))
    assert "Waits for your signature" in text_of(nabils.get(reverse("minutes") + "?state=waiting"))
    path = reverse("minutes-sign", args=[minutes_id])
    assert nabils.post(path, {"stance": "disputed", "reason": ""}).status_code == 422
    nabils.post(path, {"stance": "disputed", "reason": "Three boxes"})
    suads.post(path, {"stance": "signed", "reason": ""})
    page = text_of(suads.get(reverse("minutes-one", args=[minutes_id])))
    assert "Three boxes" in page
    assert "Amend the text" not in page
    made = suads.get(reverse("minutes-paper", args=[minutes_id]) + "?lang=ar")
    assert made.content.startswith(b"%PDF")


def test_a_file_is_kept_beside_minutes_and_opens(suads: Client, nabils: Client) -> None:
    minutes_id = minutes(suads)
    suads.post(
        reverse("minutes-attach", args=[minutes_id]),
        {
            "attachment_id": str(new_id()),
            "file": SimpleUploadedFile("signed.pdf", PDF, "application/pdf"),
        },
    )
    page = text_of(nabils.get(reverse("minutes-one", args=[minutes_id])))
    assert "signed.pdf" in page
    link = re.search(r'href="(/minutes/files/[^"]+)"', page)
    assert link is not None
    opened: Any = nabils.get(link[1].replace("&amp;", "&"))
    assert b"".join(opened.streaming_content) == PDF


def test_an_incident_is_noted_and_over(suads: Client) -> None:
    page = suads.get(reverse("incidents"))
    suads.post(
        reverse("incidents"),
        {"incident_id": hidden(page, "incident_id"), "kind": "power", "what": "Power cut"},
    )
    row = Incident.objects.get()
    assert (row.port, row.kind) == (PORT, "power")
    suads.post(reverse("incident-end", args=[row.incident_id]), {"note": "Generator"})
    assert "Generator" in text_of(suads.get(reverse("incidents")))


@pytest.mark.parametrize("name", ["desk", "violations", "minutes", "incidents"])
def test_layla_and_rana_have_no_department_here(law: None, name: str) -> None:
    for who in ("layla", "rana", "omar"):
        answer = at_work(user_of(CAST[who])).get(reverse(name))
        assert answer.status_code == 403 or (who, name) == ("omar", "minutes")
