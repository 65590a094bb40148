"""A daily report as a file: what stands above the tables, the tables, and who signed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from manfadh.web.components.daily_report.sections import Section

RIGHT_TO_LEFT = ("ar", "ckb")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A daily report, ready to be laid out in one language."""

    language: str
    title: str
    place: str
    day: str
    hijri: str
    facts: Sequence[tuple[str, str]]
    sections: Sequence[Section]
    notes_title: str
    notes: str
    total_words: str
    foot: str
    made_at: datetime
    changed: Section | None = None
    landscape: bool = False
    signature: Sequence[tuple[str, str]] = field(default=())

    @property
    def is_right_to_left(self) -> bool:
        """Whether its language runs from right to left."""
        return self.language in RIGHT_TO_LEFT

    @property
    def all_sections(self) -> list[Section]:
        """The tables, with what changed since the signature at the end."""
        return [*self.sections, *([self.changed] if self.changed else [])]


Writer = Callable[[Paper], bytes]
