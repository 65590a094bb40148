"""Fill the nodes of a country: each function runs once, in a process of the node that it is for."""

from collections.abc import Mapping

from manfadh.adapters.carriers.choosing import carry_once
from manfadh.apps.govern.accounts.selectors import lacks_second_factor, roles_of
from manfadh.apps.govern.accounts.services import confirm_second_factor
from manfadh.kernel.exchange.partners import know_node, line_state
from manfadh.kernel.writing import writing
from tests.apps.operate.lanes.setting import describe_lanes
from tests.cast import CAST, OTHER_PORT, PORT, TOTP_SECRET, Part, enrol, totp_code, user_of
from tests.journeys.founding import load_setting, place_wanted

_AT: dict[str, tuple[str, ...]] = {
    "": ("yusuf", "layla", "rana", "maryam"),
    PORT: ("hana", "karim", "dalal"),
    OTHER_PORT: ("omar",),
}


def found_headquarters(posts: Mapping[str, str]) -> None:
    """What holds for all, who works at headquarters, and the posts by their keys."""
    with writing():
        load_setting()
        _enrol("")
        describe_lanes(PORT)
    place_wanted(CAST["rana"])
    for post, key in posts.items():
        know_node(name=post, public_key=bytes.fromhex(key), role="post", hears_sisters=True)


def join(post: str, key: str, address: str) -> None:
    """Know headquarters, hear what holds, and enrol who works here."""
    know_node(
        name="Headquarters", public_key=bytes.fromhex(key), role="headquarters", address=address
    )
    _carry()
    with writing():
        _enrol(post)
    _carry()


def _carry() -> None:
    while carry_once():
        pass
    state = line_state()
    assert state is not None
    assert state.is_up, state.trouble


def _enrol(place: str) -> None:
    for name in _AT[place]:
        part: Part = CAST[name]
        enrol(part)
        user = user_of(part)
        if lacks_second_factor(user, roles_of(user)):
            # The code before this one: the present one is still to be used.
            confirm_second_factor(user=user, secret=TOTP_SECRET, code=totp_code(steps_ahead=-1))
