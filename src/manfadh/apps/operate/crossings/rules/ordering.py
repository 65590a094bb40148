"""Which statutory act fits a person: three acts with other words, other people, another flow. Pure.

Refusal of entry is for somebody who was not admitted yet; removal for one who entered lawfully and
is here; expulsion for one who is here and entered irregularly. The wrong word voids an order.
"""

from typing import Literal

Standing = Literal["not_admitted", "lawfully_present", "entered_irregularly"]
REFUSAL_OF_ENTRY: Standing = "not_admitted"
MINOR_UNDER_YEARS = 18


def standing_of(*, direction: str, has_open_stay: bool) -> Standing:
    """Where a person stands by what is known here.

    At entry nobody is admitted yet. Somebody who is here has an entry on record, or none.
    """
    if direction == "entry":
        return "not_admitted"
    return "lawfully_present" if has_open_stay else "entered_irregularly"


def proposing_action(standing: Standing) -> str:
    """The grant that proposing takes: to make somebody leave is not for a booth."""
    return "refusal.propose" if standing == REFUSAL_OF_ENTRY else "order.propose"


def signing_action(standing: Standing) -> str:
    """The grant that signing takes: to make somebody leave is for the port's director."""
    return "refusal.sign" if standing == REFUSAL_OF_ENTRY else "order.sign"


def may_be_minor(birth: str, year: int) -> bool:
    """Whether the paper may be that of somebody under eighteen; wide, since it only protects."""
    born = birth[:4]
    return born.isdecimal() and year - int(born) <= MINOR_UNDER_YEARS
