"""The four-part name of the civil registers of Iraq and its neighbours."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FullName:
    """A name in one script: given name, father's, grandfather's, family name; missing parts empty.

    `str(name)` is how it is read out and printed: الاسم واسم الأب واسم الجد واللقب.
    """

    given: str
    father: str = ""
    grandfather: str = ""
    family: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that are known, in order."""
        return tuple(filter(None, (self.given, self.father, self.grandfather, self.family)))

    def __str__(self) -> str:
        return " ".join(self.parts)
