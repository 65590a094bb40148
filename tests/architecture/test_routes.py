"""Every address needs a sign-in with a purpose, or is listed as public."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

MARKS = ("screen_purpose", "is_for_any_officer", "is_public", "is_for_known_nodes", "is_for_tokens")
# Each with a reason, in the view's own docstring: nothing about a person or a port's day.
PUBLIC = frozenset(
    {
        "home",
        "sign-in",
        "sign-in-code",
        "sign-in-passkey",
        "passkey-ask",
        "second-factor",
        "set_language",
        "help",
        "health",
        "line-state",
        "paper-verify",
        "tariff",
        "public-port",
        "public-complain",
        "public-follow",
        "public-poster",
        "api-description",
        "api-nowhere",
    }
)


def views(patterns: Iterable[Any]) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every named address with its view, through all includes."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield pattern.name or str(pattern.pattern), pattern.callback


def unguarded(patterns: Iterable[Any]) -> list[str]:
    """The addresses whose view bears none of the marks."""
    return [name for name, view in views(patterns) if not any(hasattr(view, m) for m in MARKS)]


def unlisted(patterns: Iterable[Any]) -> list[str]:
    """The public addresses that are not on our list."""
    return [
        name
        for name, view in views(patterns)
        if getattr(view, "is_public", False) and name not in PUBLIC
    ]


def test_every_address_is_guarded_or_public() -> None:
    assert unguarded(get_resolver().url_patterns) == []


def test_every_public_address_is_listed() -> None:
    assert unlisted(get_resolver().url_patterns) == []


def open_to_all(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def test_an_address_that_nobody_guards_is_found() -> None:
    assert unguarded([path("people", open_to_all, name="people")]) == ["people"]
