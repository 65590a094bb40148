"""The language that an officer chooses: kept by the browser and by the account."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_info
from django.views.i18n import set_language as keep_language

from manfadh.apps.govern.accounts.services import remember_language
from manfadh.web.components.viewer import public


@public
def set_language(request: HttpRequest) -> HttpResponse:
    """Keep the language that was chosen, in the browser and for the officer."""
    response = keep_language(request)
    chosen = request.POST.get("language", "")
    if request.user.is_authenticated and is_spoken(chosen):
        remember_language(user=request.user, language=chosen)
    return response


def speak(response: HttpResponse, language: str) -> None:
    """Let the browser go on in an officer's language."""
    if is_spoken(language):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            samesite="Lax",
            secure=settings.MANFADH.https,
        )


def is_spoken(language: str) -> bool:
    """Whether the pages are written in a language."""
    return language in dict(settings.LANGUAGES)


def own_names() -> list[tuple[str, str]]:
    """The languages of the pages, each by the name that it has for itself."""
    return [(code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES]
