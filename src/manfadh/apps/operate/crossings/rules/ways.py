"""How somebody may have come, by the lane and the port. Pure."""

from manfadh.apps.operate.crossings.events import Mode

_OF_A_LANE: dict[str, Mode] = {
    "pedestrian": "foot",
    "car": "car",
    "bus": "bus",
    "lorry": "lorry",
    "air": "air",
    "sea": "sea",
}
_OF_A_PORT: dict[str, tuple[Mode, ...]] = {
    "land": ("foot", "car", "bus", "lorry", "rail"),
    "air": ("air",),
    "sea": ("sea",),
}


def possible_modes(*, lane_mode: str, port_kind: str) -> tuple[Mode, ...]:
    """The modes by which somebody in this lane may have come; none where neither tells.

    A lane for one mode tells; one for any mode leaves what the port is for.
    """
    of_lane = _OF_A_LANE.get(lane_mode)
    return (of_lane,) if of_lane else _OF_A_PORT.get(port_kind, ())


def usual_mode(modes: tuple[Mode, ...]) -> Mode:
    """The mode that is recorded where an officer names none: the first that is possible."""
    return modes[0] if modes else "foot"
