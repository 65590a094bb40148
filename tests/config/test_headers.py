"""Pages take nothing from elsewhere, and are kept by nobody."""

from django.http import HttpRequest, HttpResponse
from django.test import Client

from manfadh.config.headers import CONTENT_SECURITY_POLICY, SecurityHeaders


def answer(response: HttpResponse) -> HttpResponse:
    made = SecurityHeaders(lambda request: response)(HttpRequest())
    assert isinstance(made, HttpResponse)
    return made


def test_a_page_may_take_scripts_and_styles_from_this_node_only() -> None:
    policy = answer(HttpResponse())["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy


def test_no_proxy_keeps_a_page_unless_its_view_says_so() -> None:
    assert answer(HttpResponse())["Cache-Control"] == "no-store"
    kept = HttpResponse(headers={"Cache-Control": "max-age=60"})
    assert answer(kept)["Cache-Control"] == "max-age=60"


def test_a_page_that_is_not_there_is_guarded_too(client: Client) -> None:
    response = client.get("/no-such-page")
    assert response.status_code == 404
    assert response["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert response["X-Frame-Options"] == "DENY"
