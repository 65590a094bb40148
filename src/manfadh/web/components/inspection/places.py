"""Countries, authorities, ports and moments in the words of the reader's language."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from django.utils import timezone
from django.utils.translation import get_language

from manfadh.apps.govern.accounts.selectors import list_authorities
from manfadh.apps.govern.places.selectors import names_of_ports
from manfadh.libs.codes import Language, country_name, find_country, list_countries


def reader_language() -> Language:
    """The language of the page: ar, ckb or en."""
    language = (get_language() or "en").partition("-")[0]
    return cast("Language", language if language in ("ar", "ckb", "en") else "en")


def country_words(code: str) -> str:
    """A country or issuer by name; its code where nobody knows it."""
    if find_country(code) is None:
        return code
    return f"{country_name(code, reader_language())} ({code})"


def country_choices() -> list[tuple[str, str]]:
    """Every country and issuer, as code and name, by name."""
    language = reader_language()
    named = [(one.code, country_name(one.code, language)) for one in list_countries()]
    return sorted(named, key=lambda pair: pair[1])


def authority_choices(first: str) -> list[tuple[str, str]]:
    """The authorities that issue permissions, as code and name, the one given first."""
    language = reader_language()
    named = [(one.code, str(one.names.in_language(language))) for one in list_authorities()]
    if first not in dict(named):
        named.append((first, first))
    return sorted(named, key=lambda pair: pair[0] != first)


def port_words(codes: Iterable[str]) -> dict[str, str]:
    """Ports by name, those that nobody knows by their code."""
    wanted = set(codes) - {""}
    names = names_of_ports(wanted) if wanted else {}
    language = reader_language()
    return {
        code: str(names[code].in_language(language)) if code in names else code for code in wanted
    }


def moment(at: datetime) -> str:
    """An instant on the clocks of the port, to the minute."""
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"
