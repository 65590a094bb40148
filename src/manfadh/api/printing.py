"""Answers that are papers: PDF bytes, described as such, with the address where each is checked."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

PDF: Final = "application/pdf"
# Merged into the description of an operation whose good answer is a paper.
IS_PAPER: Final[dict[str, Any]] = {
    "responses": {
        200: {
            "description": "The paper.",
            "content": {PDF: {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


def seal_address(request: HttpRequest, seal: str) -> str:
    """Where anybody checks a paper of this node by its seal."""
    return request.build_absolute_uri(reverse("paper-verify", args=[seal]))


def paper(number: str, content: bytes) -> HttpResponse:
    """A paper under its number."""
    return HttpResponse(
        content,
        content_type=PDF,
        headers={"Content-Disposition": f'inline; filename="{number}.pdf"'},
    )
