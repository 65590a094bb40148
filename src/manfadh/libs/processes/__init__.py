"""How work really goes: from steps with their time to a map, its variants and what was skipped.

>>> from manfadh.libs.processes import Step, map_steps
>>> seen = map_steps([Step("a", "read", 0), Step("a", "decide", 90), Step("b", "decide", 100)])
>>> seen.cases, [(way.first, way.then, way.number) for way in seen.ways]
(2, [('read', 'decide', 1)])
"""

from manfadh.libs.processes.mapping import (
    Late,
    ProcessMap,
    Step,
    StepSeen,
    Tracing,
    Variant,
    Way,
    map_steps,
)
from manfadh.libs.processes.spread import Spread

__all__ = [
    "Late",
    "ProcessMap",
    "Spread",
    "Step",
    "StepSeen",
    "Tracing",
    "Variant",
    "Way",
    "map_steps",
]
