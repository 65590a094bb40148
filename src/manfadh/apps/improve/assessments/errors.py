"""What an act on assessments answers when it can't be done."""

from collections.abc import Sequence

from manfadh.libs.fieldforms import Fault


class FrameworkUnknown(Exception):
    """There is no such framework or version, or it belongs to another authority."""


class FrameworkRefused(Exception):
    """The act can't be done so; the message says what to mend, to be shown.

    `field` names what to mend, empty where no single thing is wrong. `faults` are those of the form
    that was to be published, in its order.
    """

    def __init__(self, sentence: str, field: str = "", faults: Sequence[Fault] = ()) -> None:
        super().__init__(sentence)
        self.field = field
        self.faults = tuple(faults)
