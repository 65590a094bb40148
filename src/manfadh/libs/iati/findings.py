"""What is found in a file of aid data."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing at one line of the file; line 0 is the file as a whole."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """`valid` is the XML Schema's verdict alone; codelists and rulesets are warnings."""

    errors: Sequence[Finding]
    warnings: Sequence[Finding]

    @property
    def valid(self) -> bool:
        """Whether the schema has nothing against the file."""
        return not self.errors
