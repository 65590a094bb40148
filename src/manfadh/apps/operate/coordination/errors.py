"""What can stand in the way of an act at a department's desk, in the reader's language."""


class WorkRefused(Exception):
    """It can't be done so; the message says why and what to do, `field` where to mend it."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class WorkUnknown(Exception):
    """There is no such task, violation, minutes or incident, or none that this viewer may see."""
