"""Small counts are hidden before numbers about people leave those who may know each of them.

A part below the threshold is hidden; and where only one part of a known whole would be hidden, the
next smallest is hidden with it, because the whole less the others would tell it (primary and
complementary suppression: Hundepool and others, *Statistical Disclosure Control*, 2012, chapter 4).
"""

from collections.abc import Mapping

THRESHOLD = 10


def hide_small(
    parts: Mapping[str, int], *, whole: int | None = None, threshold: int = THRESHOLD
) -> dict[str, int | None]:
    """The parts with None for what is hidden. Nothing counted (0) is told, since it is nobody.

    `whole` is the published sum that the parts make up, None where none is published.

    >>> hide_small({"women": 4, "men": 30, "unknown": 12}, whole=46)
    {'women': None, 'men': 30, 'unknown': None}
    """
    hidden = {name for name, count in parts.items() if 0 < count < threshold}
    if len(hidden) == 1 and whole is not None and sum(parts.values()) == whole:
        others = [name for name in parts if name not in hidden and parts[name]]
        hidden |= {min(others, key=lambda name: (parts[name], name))} if others else set()
    return {name: None if name in hidden else count for name, count in parts.items()}
