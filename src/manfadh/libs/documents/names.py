"""The name field: read into its two identifiers, and written into the room there is."""

from collections.abc import Sequence

from manfadh.libs.documents.check_digits import FILLER


def split_names(field: str) -> tuple[str, str]:
    """Return primary and secondary identifier of a name field, components parted by single spaces.

    The first double filler parts them; either may be missing. A second double filler, which some
    issuers print, parts given names like a single one. Source: Doc 9303-3, 4.6.
    """
    primary, _, secondary = field.replace(FILLER, " ").partition("  ")
    return " ".join(primary.split()), " ".join(secondary.split())


def fit_names(
    surname: str, given_names: str, width: int, *, letters_kept: Sequence[int] | None = None
) -> str:
    """Write two identifiers, of A-Z and spaces, into a name field of `width` characters.

    A name that fits is never cut. One that does not is cut so that the field ends in a letter: the
    components of the surname become initials from the last one on until a given name has room, and
    given names are initials where they must be. An issuer who cuts otherwise says with
    `letters_kept` how many letters stay of each component, surname first (0 drops it).

    Raises ValueError where `letters_kept` breaks the rules: too long, or not ending in a letter.
    Source: Doc 9303-3, 4.6; truncation: 4.2.3 of parts 4 to 7.
    """
    primary, secondary = surname.split(), given_names.split()
    if len(_joined(primary, secondary)) > width:
        primary, secondary = (
            _cut(primary, secondary, width)
            if letters_kept is None
            else _cut_as_told(primary, secondary, width, letters_kept)
        )
    return _joined(primary, secondary).ljust(width, FILLER)


def _joined(primary: Sequence[str], secondary: Sequence[str]) -> str:
    field = FILLER.join(primary)
    return field + FILLER * 2 + FILLER.join(secondary) if secondary else field


def _cut_as_told(
    primary: Sequence[str], secondary: Sequence[str], width: int, letters_kept: Sequence[int]
) -> tuple[list[str], list[str]]:
    if len(letters_kept) != len(primary) + len(secondary):
        raise ValueError("letters_kept needs one number for each component of the name.")
    cut = [
        component[:kept]
        for component, kept in zip([*primary, *secondary], letters_kept, strict=True)
    ]
    kept_primary = [component for component in cut[: len(primary)] if component]
    kept_secondary = [component for component in cut[len(primary) :] if component]
    length = len(_joined(kept_primary, kept_secondary))
    if length != width:
        raise ValueError(
            f"A name that is cut must end in the last position: {length} of {width} are used."
        )
    return kept_primary, kept_secondary


def _cut(
    primary: Sequence[str], secondary: Sequence[str], width: int
) -> tuple[list[str], list[str]]:
    """Cut by initials, giving the surname what it needs and the given names the rest."""
    if not secondary:
        return _initials(primary, width), []
    if not primary:
        return [], _initials(secondary, width - 2)
    room = width - 3  # two fillers and the first letter of the given names
    shortened = list(primary)
    for index in range(len(shortened) - 1, 0, -1):
        if len(FILLER.join(shortened)) <= room:
            break
        shortened[index] = shortened[index][0]
    if len(FILLER.join(shortened)) > room:
        shortened = _initials(primary, room)
    used = len(FILLER.join(shortened))
    left = width - 2 - used
    whole = len(FILLER.join(secondary))
    if whole < left:  # the given names are whole and room is left over: the surname takes it back
        return _initials(primary, width - 2 - whole), list(secondary)
    given = _initials(secondary, left)
    if len(FILLER.join(given)) < left:  # one place is too few for a filler and an initial
        used += 1 if shortened != list(primary) else -1
        return _initials(primary, used), _initials(secondary, width - 2 - used)
    return shortened, given


def _initials(components: Sequence[str], room: int) -> list[str]:
    """Fill the room: as many initials as it holds, then whole components from the first on.

    One place stays empty where only single letters are left to fill an even room. Returns the
    components as they are where they fit.
    """
    kept = min(len(components), (room + 1) // 2)
    spare = room - (2 * kept - 1)
    cut = []
    for component in components[:kept]:
        more = min(len(component) - 1, spare)
        spare -= more
        cut.append(component[: 1 + more])
    return cut
