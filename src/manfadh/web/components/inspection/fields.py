"""Form fields for what officers type at a border: names, dates in part, countries, numbers."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from manfadh.kernel.digits import in_latin_digits
from manfadh.libs.codes import find_country

# Marks that reorder their neighbours (UAX 9). The joiners of Kurdish and Persian stay.
_REORDERING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_PARTS_OF_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_LEAP_YEAR = 2000


class TypedField(forms.CharField):
    """One line of text without marks that would reorder it; digits stay as typed."""

    def to_python(self, value: Any) -> Any:
        """The text, trimmed, its blanks made single."""
        return super().to_python(" ".join(_REORDERING.sub("", str(value or "")).split()))


class CodeField(TypedField):
    """A number of a document or permission: Latin digits and capitals."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.widget.attrs |= {"dir": "ltr", "autocapitalize": "characters", "spellcheck": "false"}

    def to_python(self, value: Any) -> Any:
        """The number as the machine-readable zone would have it."""
        return in_latin_digits(super().to_python(value)).upper()


class CountryField(CodeField):
    """A country or issuer by its code of two or three letters; answers alpha-3, or ""."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs |= {"list": "countries", "size": 6, "autocomplete": "off"}

    def clean(self, value: Any) -> Any:
        """The code as Doc 9303 writes it."""
        code = super().clean(value)
        if not code:
            return ""
        country = find_country(code)
        if country is None:
            raise forms.ValidationError(
                _("No country has the code %(code)s. Choose one from the list."),
                params={"code": code},
            )
        return country.code


class PartialDateField(TypedField):
    """A date or the part of it that is known: 1974, 1974-08 or 1974-08-12; answers ISO text."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)
        self.widget.attrs |= {"dir": "ltr", "inputmode": "numeric", "placeholder": "1974-08-12"}

    def clean(self, value: Any) -> Any:
        """The ISO date or its part."""
        typed = in_latin_digits(super().clean(value)).replace("/", "-").replace(".", "-")
        if not typed:
            return ""
        found = _PARTS_OF_DATE.fullmatch(typed)
        if found is None or not _exists(*found.groups()):
            raise forms.ValidationError(
                _("Write the year first: 1974-08-12, or only the part that is known.")
            )
        year, month, day = found.groups()
        return "-".join(part.zfill(2) for part in (year, month, day) if part)


class DayField(forms.DateField):
    """A day in ISO form, typed in any digits."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d"], **kwargs)
        self.widget = forms.TextInput(
            attrs={"dir": "ltr", "inputmode": "numeric", "placeholder": "2027-03-31"}
        )

    def to_python(self, value: Any) -> Any:
        """The day."""
        return super().to_python(in_latin_digits(value) if isinstance(value, str) else value)


class HourField(forms.TimeField):
    """An hour and minute of the day, typed in any digits."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%H:%M", "%H.%M", "%H%M"],
            error_messages={"invalid": _("Write the time as 14:35.")},
            **kwargs,
        )
        self.widget = forms.TextInput(
            attrs={"dir": "ltr", "inputmode": "numeric", "placeholder": "14:35", "size": 6}
        )

    def to_python(self, value: Any) -> Any:
        """The time."""
        return super().to_python(in_latin_digits(value) if isinstance(value, str) else value)


class DaysField(forms.IntegerField):
    """A number of days, typed in any digits."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=3660, **kwargs)
        self.widget = forms.TextInput(attrs={"dir": "ltr", "inputmode": "numeric", "size": 5})

    def to_python(self, value: Any) -> Any:
        """The number."""
        return super().to_python(in_latin_digits(value) if isinstance(value, str) else value)


def _exists(year: str, month: str | None, day: str | None) -> bool:
    try:
        date(int(year) if day else _LEAP_YEAR, int(month or 1), int(day or 1))
    except ValueError:
        return False
    return int(year) > 0
