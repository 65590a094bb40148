"""Choices and points of a scale as people type them: one to a line, languages parted by a bar."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from manfadh.kernel.digits import in_latin_digits
from manfadh.libs.fieldforms import Anchor, Choice, Words

_BAR = "|"


class LineWrong(ValueError):
    """A line that can't be read; the message names it and says what to write."""


def read_choices(text: str) -> tuple[Choice, ...]:
    """Choices: "code | Arabic | Kurdish | English", a line each. Raises LineWrong."""
    return tuple(Choice(code=code, words=words) for _at, code, words in _lines(text))


def read_anchors(text: str) -> tuple[Anchor, ...]:
    """Points: "0 | Arabic | Kurdish | English", a line each. Raises LineWrong."""
    return tuple(Anchor(value=_whole(at, code), words=words) for at, code, words in _lines(text))


def write_choices(choices: Iterable[Choice]) -> str:
    """Choices as lines."""
    return "\n".join(_line(one.code, one.words) for one in choices)


def write_anchors(anchors: Iterable[Anchor]) -> str:
    """Points of a scale as lines."""
    return "\n".join(_line(str(one.value), one.words) for one in anchors)


def _line(code: str, words: Words) -> str:
    return f" {_BAR} ".join((code, words.ar, words.ckb, words.en))


def _lines(text: str) -> list[tuple[int, str, Words]]:
    found = []
    for at, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        parts = [part.strip() for part in line.split(_BAR)]
        if len(parts) != 4:
            raise LineWrong(
                _("Line %(line)s: write four parts, with | between them.") % {"line": at}
            )
        code, ar, ckb, en = parts
        found.append((at, code, Words(ar=ar, ckb=ckb, en=en)))
    return found


def _whole(at: int, text: str) -> int:
    try:
        return int(in_latin_digits(text))
    except ValueError as error:
        raise LineWrong(_("Line %(line)s: begin with a whole number.") % {"line": at}) from error
