"""What an act on complaints answers when it can't be done."""


class ComplaintRefused(Exception):
    """Something that the person can mend; the message says what, `field` names where."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class ComplaintUnknown(Exception):
    """There is no such complaint, the secret is another, or it is not for this viewer."""
