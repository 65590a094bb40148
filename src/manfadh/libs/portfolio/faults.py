"""What is wrong with a problem, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to correct: its JSON path and a sentence."""

    path: str
    message: str


class BadProblem(ValueError):
    """A problem that cannot be answered as it is written; `faults` has every reason found."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.path}: {fault.message}" for fault in faults))
        self.faults = faults
