"""What the values of requests may be: short texts, countries, dates in part."""

import re
from datetime import date
from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import AfterValidator, Field, StringConstraints

from manfadh.kernel.digits import in_latin_digits
from manfadh.kernel.money import is_currency
from manfadh.libs.codes import find_country

# No database keeps a NUL, and none of our texts has one.
_TEXT = r"^[^\u0000]*$"
_PARTIAL_DATE = re.compile(r"(\d{4})(-\d\d)?(-\d\d)?")
_LEAP_YEAR = "2000"


def _country(code: str) -> str:
    if not code:
        return ""
    country = find_country(code)
    if country is None:
        raise ValueError(_("No country has the code %(code)s.") % {"code": code})
    return country.code


def _partial_date(typed: str) -> str:
    if not typed:
        return ""
    found = _PARTIAL_DATE.fullmatch(typed)
    if found is not None:
        year, month, day = found.groups()
        try:
            # A part of a date exists if its first day does.
            date.fromisoformat(f"{year if day else _LEAP_YEAR}{month or '-01'}{day or '-01'}")
        except ValueError:
            found = None
    if found is None or typed.startswith("0000"):
        raise ValueError(_("Write the year first: 1974-08-12, or only the part that is known."))
    return typed


def _currency(code: str) -> str:
    if not is_currency(code):
        raise ValueError(_("No currency has the code %(code)s.") % {"code": code})
    return code


def _number(typed: str) -> str:
    return in_latin_digits(typed.strip()).upper()


Code = Annotated[str, StringConstraints(max_length=40, pattern=_TEXT)]
Name = Annotated[str, StringConstraints(max_length=120, pattern=_TEXT, strip_whitespace=True)]
Note = Annotated[str, StringConstraints(max_length=500, pattern=_TEXT, strip_whitespace=True)]
GroundInWords = Annotated[
    str, StringConstraints(max_length=300, pattern=_TEXT, strip_whitespace=True)
]
Zone = Annotated[str, StringConstraints(max_length=200, pattern=_TEXT)]
Number = Annotated[str, StringConstraints(max_length=40, pattern=_TEXT), AfterValidator(_number)]
# An instant of a day further away can't be told in every time zone.
OneDay = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 12, 31))]
AmountText = Annotated[
    str,
    Field(
        pattern=r"^[0-9]{1,12}(\.[0-9]{1,3})?$",
        description="An exact amount as decimal text.",
        examples=["100000"],
    ),
]
Currency = Annotated[
    str,
    Field(max_length=3, pattern=_TEXT, description="By ISO 4217.", examples=["IQD"]),
    AfterValidator(_currency),
]
Country = Annotated[
    str,
    Field(max_length=3, pattern=_TEXT, description="A country by Doc 9303, or empty: not known."),
    AfterValidator(_country),
]
PartialDate = Annotated[
    str,
    Field(max_length=10, pattern=_TEXT, description="1974-08-12, 1974-08, 1974 or empty."),
    AfterValidator(_partial_date),
]
