"""An answer as it is kept: one text per question, the same whatever device wrote it."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from manfadh.libs.fieldforms.forms import NOT_APPLICABLE, Form, Kind, Question

MOST_CHARACTERS = 4_000

Reason = Literal[
    "may_not_be_skipped",
    "no_such_choice",
    "no_number",
    "not_whole",
    "too_low",
    "too_high",
    "too_long",
    "no_place",
    "not_yes_or_no",
]


class AnswerWrong(ValueError):
    """The answer does not fit its question; `reason` says why, `bound` what would have fitted."""

    def __init__(self, reason: Reason, *, bound: str = "") -> None:
        super().__init__(f"{reason} {bound}".strip())
        self.reason: Reason = reason
        self.bound = bound


class Given(NamedTuple):
    """An answer that fits: its text, empty where the question does not apply."""

    value: str
    is_applicable: bool = True


# Arabic-Indic and Persian digits with their decimal sign, as phones of the region write them.
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.", "٬")
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9})?", re.ASCII)
_LEADING_POINT = re.compile(r"^(-?)\.")


def read_answer(form: Form, question: Question, written: str) -> Given:
    """What was written, in the one form that is kept.

    A point of a scale is its value ("3"), a choice its code, several are parted by a space, a
    number has Latin digits and a point, a place is "latitude longitude" in degrees, perhaps with
    the accuracy in metres. Raises AnswerWrong.
    """
    text = written.strip()
    if len(text) > MOST_CHARACTERS:
        raise AnswerWrong("too_long", bound=str(MOST_CHARACTERS))
    if text == NOT_APPLICABLE and question.kind != "text":
        if not question.may_not_apply:
            raise AnswerWrong("may_not_be_skipped")
        return Given("", is_applicable=False)
    return Given(_READERS[question.kind](form, question, text) if text else "")


def read_number(question: Question, text: str) -> str:
    """A number as text with Latin digits, within the question's bounds. Raises AnswerWrong."""
    plain = _LEADING_POINT.sub(r"\g<1>0.", text.translate(_DIGITS).replace(" ", ""))
    plain = plain.removesuffix(".")
    if not _NUMBER.fullmatch(plain):
        raise AnswerWrong("no_number")
    number = Decimal(plain)
    if question.is_whole and number != int(number):
        raise AnswerWrong("not_whole")
    if question.least and number < Decimal(question.least):
        raise AnswerWrong("too_low", bound=question.least)
    if question.most and number > Decimal(question.most):
        raise AnswerWrong("too_high", bound=question.most)
    return _plain_decimal(number)


def _plain_decimal(number: Decimal) -> str:
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _point(form: Form, question: Question, text: str) -> str:
    scale = form.find_scale(question.scale)
    point = text.translate(_DIGITS)
    if scale is None or point not in {str(anchor.value) for anchor in scale.anchors}:
        raise AnswerWrong("no_such_choice")
    return point


def _yes_or_no(_form: Form, _question: Question, text: str) -> str:
    if text not in ("yes", "no"):
        raise AnswerWrong("not_yes_or_no")
    return text


def _number(_form: Form, question: Question, text: str) -> str:
    return read_number(question, text)


def _choice(_form: Form, question: Question, text: str) -> str:
    if text not in {choice.code for choice in question.choices}:
        raise AnswerWrong("no_such_choice")
    return text


def _choices(_form: Form, question: Question, text: str) -> str:
    chosen = set(text.split())
    in_order = [choice.code for choice in question.choices if choice.code in chosen]
    if len(in_order) != len(chosen):
        raise AnswerWrong("no_such_choice")
    return " ".join(in_order)


def _place(_form: Form, _question: Question, text: str) -> str:
    parts = text.translate(_DIGITS).split()
    if not 2 <= len(parts) <= 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        raise AnswerWrong("no_place")
    latitude, longitude = Decimal(parts[0]), Decimal(parts[1])
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise AnswerWrong("no_place")
    # ODK writes latitude, longitude, altitude, accuracy; the altitude says nothing here.
    accuracy = parts[-1] if len(parts) > 2 else ""
    kept = [_plain_decimal(latitude), _plain_decimal(longitude)]
    return " ".join([*kept, _plain_decimal(Decimal(accuracy))] if accuracy else kept)


def _as_it_is(_form: Form, _question: Question, text: str) -> str:
    return text


_READERS: Mapping[Kind, Callable[[Form, Question, str], str]] = {
    "scale": _point,
    "yes_no": _yes_or_no,
    "number": _number,
    "choice": _choice,
    "choices": _choices,
    "gps": _place,
    "text": _as_it_is,
    "photo": _as_it_is,
    "sketch": _as_it_is,
    "document": _as_it_is,
}
