"""Where each element stands in the five machine-readable zones, counted as the standard counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """The form of a zone, by the names of Doc 9303."""

    TD1 = "TD1"
    TD2 = "TD2"
    TD3 = "TD3"
    MRV_A = "MRV-A"
    MRV_B = "MRV-B"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Positions in the zone with its lines joined into one string.

    `long_numbers` says that a document number may run on into the optional data;
    `composite` is empty where the form has no composite check digit (visas).
    """

    kind: Kind
    section: str
    line_count: int
    line_length: int
    code: slice
    issuer: slice
    names: slice
    number: slice
    number_digit: int
    nationality: slice
    birth: slice
    birth_digit: int
    sex: int
    expiry: slice
    expiry_digit: int
    optional_1: slice
    optional_1_digit: int | None = None
    optional_2: slice | None = None
    composite: tuple[slice, ...] = ()
    composite_digit: int | None = None
    long_numbers: bool = False

    @property
    def size(self) -> int:
        """Characters of the whole zone."""
        return self.line_count * self.line_length

    def lines_of(self, zone: str) -> tuple[str, ...]:
        """Cut a joined zone into its lines."""
        length = self.line_length
        return tuple(zone[start : start + length] for start in range(0, self.size, length))

    def place_of(self, index: int) -> tuple[int, int]:
        """Return line and character position, both from 1, of an index in the joined zone."""
        line, column = divmod(index, self.line_length)
        return line + 1, column + 1


@dataclass(frozen=True, slots=True)
class _Grid:
    """Turn the line and positions of the standard (from 1, both ends counted) into indices."""

    line_length: int

    def at(self, line: int, first: int, last: int) -> slice:
        start = (line - 1) * self.line_length
        return slice(start + first - 1, start + last)

    def digit(self, line: int, position: int) -> int:
        return (line - 1) * self.line_length + position - 1


_30, _36, _44 = _Grid(30), _Grid(36), _Grid(44)

TD1 = Layout(
    kind=Kind.TD1,
    section="Doc 9303-5, 4.2.2",
    line_count=3,
    line_length=30,
    code=_30.at(1, 1, 2),
    issuer=_30.at(1, 3, 5),
    number=_30.at(1, 6, 14),
    number_digit=_30.digit(1, 15),
    optional_1=_30.at(1, 16, 30),
    birth=_30.at(2, 1, 6),
    birth_digit=_30.digit(2, 7),
    sex=_30.digit(2, 8),
    expiry=_30.at(2, 9, 14),
    expiry_digit=_30.digit(2, 15),
    nationality=_30.at(2, 16, 18),
    optional_2=_30.at(2, 19, 29),
    composite=(_30.at(1, 6, 30), _30.at(2, 1, 7), _30.at(2, 9, 15), _30.at(2, 19, 29)),
    composite_digit=_30.digit(2, 30),
    names=_30.at(3, 1, 30),
    long_numbers=True,
)

TD2 = Layout(
    kind=Kind.TD2,
    section="Doc 9303-6, 4.2.2",
    line_count=2,
    line_length=36,
    code=_36.at(1, 1, 2),
    issuer=_36.at(1, 3, 5),
    names=_36.at(1, 6, 36),
    number=_36.at(2, 1, 9),
    number_digit=_36.digit(2, 10),
    nationality=_36.at(2, 11, 13),
    birth=_36.at(2, 14, 19),
    birth_digit=_36.digit(2, 20),
    sex=_36.digit(2, 21),
    expiry=_36.at(2, 22, 27),
    expiry_digit=_36.digit(2, 28),
    optional_1=_36.at(2, 29, 35),
    composite=(_36.at(2, 1, 10), _36.at(2, 14, 20), _36.at(2, 22, 35)),
    composite_digit=_36.digit(2, 36),
    long_numbers=True,
)

TD3 = Layout(
    kind=Kind.TD3,
    section="Doc 9303-4, 4.2.2",
    line_count=2,
    line_length=44,
    code=_44.at(1, 1, 2),
    issuer=_44.at(1, 3, 5),
    names=_44.at(1, 6, 44),
    number=_44.at(2, 1, 9),
    number_digit=_44.digit(2, 10),
    nationality=_44.at(2, 11, 13),
    birth=_44.at(2, 14, 19),
    birth_digit=_44.digit(2, 20),
    sex=_44.digit(2, 21),
    expiry=_44.at(2, 22, 27),
    expiry_digit=_44.digit(2, 28),
    optional_1=_44.at(2, 29, 42),
    optional_1_digit=_44.digit(2, 43),
    composite=(_44.at(2, 1, 10), _44.at(2, 14, 20), _44.at(2, 22, 43)),
    composite_digit=_44.digit(2, 44),
)

# A visa is laid out as the document of its size, with more optional data and no composite digit.
MRV_A = replace(
    TD3,
    kind=Kind.MRV_A,
    section="Doc 9303-7, 4.2.2",
    optional_1=_44.at(2, 29, 44),
    optional_1_digit=None,
    composite=(),
    composite_digit=None,
)

MRV_B = replace(
    TD2,
    kind=Kind.MRV_B,
    section="Doc 9303-7, 5.2.2",
    optional_1=_36.at(2, 29, 36),
    composite=(),
    composite_digit=None,
    long_numbers=False,
)

LAYOUTS = {layout.kind: layout for layout in (TD1, TD2, TD3, MRV_A, MRV_B)}
VISA = "V"


_BY_LENGTHS = {
    (30, 30, 30): (TD1, None),
    (36, 36): (TD2, MRV_B),
    (44, 44): (TD3, MRV_A),
}


def layout_of(lines: Sequence[str]) -> Layout | None:
    """Return the form of lines by their number and lengths, or None.

    A visa is known by its first letter V (Doc 9303-7, 4.2.2.1), never by its second line:
    the document codes of the other forms begin with A, C, I or P.
    """
    document, visa = _BY_LENGTHS.get(tuple(map(len, lines)), (None, None))
    return visa if visa is not None and lines[0][0] == VISA else document
