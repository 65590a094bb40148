"""What is found of a visa beside the law: whose it is, and whether its zone holds. Pure."""

from collections.abc import Iterable
from typing import Literal

from manfadh.apps.operate.crossings.rules.advising import Level, Reason
from manfadh.apps.operate.crossings.rules.reading import Reading
from manfadh.libs.documents import read_text, split_lines
from manfadh.libs.names import sorted_sound_key

Difference = Literal["name", "birth", "nationality", "sex"]
# What a finding asks of the officer: to look at the paper again, or to have somebody else look.
LEVELS: dict[str, Level] = {
    "not_accepted": "secondary",
    "expired": "secondary",
    "entries_used": "secondary",
    "of_another": "secondary",
    "not_yet_valid": "secondary",
}


def is_visa_zone(zone: str) -> bool:
    """Whether a machine-readable zone is that of a visa: MRV-A or MRV-B (Doc 9303-7, 4.2.2.1)."""
    lines = split_lines(zone).lines
    return len(lines) == 2 and lines[0][:1] == "V" and bool(read_text(zone).kind)


def differences(holder: Reading, reading: Reading) -> tuple[Difference, ...]:
    """In what a visa's holder differs from the holder of the document, as far as both are known.

    Names are compared by sound in any order, since a visa and a passport often spell one person
    otherwise; a shortened name on the visa is no difference.
    """
    found: list[Difference] = []
    if not _may_be_same_name(holder, reading):
        found.append("name")
    pairs: tuple[tuple[Difference, str, str], ...] = (
        ("birth", holder.birth, reading.birth),
        ("nationality", holder.nationality, reading.nationality),
        ("sex", _known_sex(holder), _known_sex(reading)),
    )
    found += [what for what, one, other in pairs if one and other and not _agrees(one, other)]
    return tuple(found)


def is_of_another(found: Iterable[Difference]) -> bool:
    """Whether so much differs that the visa seems to be somebody else's.

    One field alone may be a clerk's slip: it is shown, and asks for no second look.
    """
    return len(tuple(found)) > 1


def permission_reason(code: str, values: dict[str, str]) -> Reason:
    """A finding as a reason of the advice, at the level that it asks for."""
    return Reason(f"permission_{code}", LEVELS.get(code, "check"), values)


def _may_be_same_name(holder: Reading, reading: Reading) -> bool:
    one, other = _sounds(holder), _sounds(reading)
    return not one or not other or one <= other or other <= one


def _sounds(reading: Reading) -> frozenset[str]:
    return frozenset(
        key for part in reading.printed_name.split() if (key := sorted_sound_key(part))
    )


def _agrees(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _known_sex(reading: Reading) -> str:
    return reading.sex if reading.sex in ("M", "F") else ""
