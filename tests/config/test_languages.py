"""Pages speak the node's language, or the one that was chosen; never the browser's."""

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("asked", ["en-GB,en;q=0.9", "fr", ""])
def test_the_browser_is_not_asked(client: Client, settings: Any, asked: str) -> None:
    settings.LANGUAGE_CODE = "ar"
    response = client.get("/no-such-page", headers={"accept-language": asked})
    assert response["Content-Language"] == "ar"


def test_a_chosen_language_is_kept(client: Client) -> None:
    client.post("/language", {"language": "ckb", "next": "/"})
    assert client.get("/no-such-page")["Content-Language"] == "ckb"


def test_a_language_that_we_do_not_speak_is_not_taken(client: Client) -> None:
    client.cookies["django_language"] = "xx"
    assert client.get("/no-such-page")["Content-Language"] == "en"
