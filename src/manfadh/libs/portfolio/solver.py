"""HiGHS, silent and on one thread: the same answer on every machine."""

from typing import Any

import highspy


def new_solver() -> Any:
    """A solver without a model. Its binding has no types, hence `Any`."""
    make: Any = highspy.Highs
    highs = make()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    return highs
