"""Who stands where: rosters that cover each function each hour, within the rules, fairly.

>>> from manfadh.libs.rosters import Officer, Problem, Shift, make_roster
>>> day = Shift(code="day", starts_minute=0, minutes=1440)
>>> roster = make_roster(Problem(days=2, shifts=[day], need={"booth": [1] * 48}, officers=[
...     Officer(officer="Hana", functions={"booth": 60}),
...     Officer(officer="Karim", functions={"booth": 60})]))
>>> roster.covered_hours, roster.gap
(48, 0.0)
"""

from manfadh.libs.rosters.making import Roster, StandIn, Uncovered, make_roster, what_breaks
from manfadh.libs.rosters.problem import BadRoster, Duty, Officer, Problem, Rules, Shift

__all__ = [
    "BadRoster",
    "Duty",
    "Officer",
    "Problem",
    "Roster",
    "Rules",
    "Shift",
    "StandIn",
    "Uncovered",
    "make_roster",
    "what_breaks",
]
