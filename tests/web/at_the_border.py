"""What tests of booth and secondary stand on: law and lanes, specimens, and officers at work."""

import re
from datetime import date
from typing import Protocol
from uuid import UUID

from django.test import Client

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.govern.places.services import load_reference as load_places
from manfadh.apps.govern.policy.services import load_reference as load_policy
from manfadh.apps.operate.crossings.models import Inspection
from manfadh.kernel.viewers import Viewer
from manfadh.libs.documents import Kind, write_mrz
from tests.cast import FEDERAL, open_session

FRAGMENT = {"HX-Request": "true"}


class Answer(Protocol):
    """What a client answers, as far as our tests look."""

    status_code: int
    content: bytes


def found_the_law() -> None:
    """Issue our own orientation in the law, and describe the ports."""
    founder = get_founder(authority=FEDERAL)
    load_policy(viewer=founder)
    load_places(viewer=founder)


def zone(
    *,
    nationality: str = "JOR",
    number: str = "T1234567",
    surname: str = "HADDADIN",
    given_names: str = "RANIA SAMER",
    birth: str = "1990-03-02",
    expires_on: date = date(2034, 5, 1),
) -> str:
    """The zone of an invented passport."""
    return "\n".join(
        write_mrz(
            Kind.TD3,
            document_code="P",
            issuer=nationality,
            number=number,
            nationality=nationality,
            surname=surname,
            given_names=given_names,
            birth_date=date.fromisoformat(birth),
            sex="F",
            expiry_date=expires_on,
        )
    )


def at_work(user: User, language: str = "en") -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    client.cookies["django_language"] = language
    open_session(client, user)
    return client


def stand(client: Client, direction: str = "entry") -> None:
    """Choose the direction of a booth without lanes."""
    client.post("/booth/place", {"direction": direction})


def read(client: Client, text: str, **more: str) -> Answer:
    """Send a zone as htmx does."""
    return client.post("/booth/read", {"mrz": text, **more}, headers=FRAGMENT)


def inspection_in(response: Answer) -> UUID:
    """The inspection that a page shows."""
    found = re.search(r"inspections/([0-9a-f-]{36})/(?:decide|claim)", response.content.decode())
    assert found, response.content.decode()
    return UUID(found[1])


def last_inspection(viewer: Viewer) -> UUID:
    """The latest inspection at somebody's port."""
    return Inspection.objects.filter(port=viewer.port).latest("opened_at").inspection_id


VISA = {
    "permission": "visa",
    "permission_number": "V-77",
    "permission_authority": FEDERAL,
}
