"""What an act on lanes answers when it can't be done."""


class LanesError(Exception):
    """Something that the officer can mend; the message says what, to be shown.

    `field` names what to mend ("number"), empty where no single thing is wrong.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class PeopleInLane(LanesError):
    """There are people in the lane that was to be closed: say first what becomes of them."""

    def __init__(self, sentence: str, people: int) -> None:
        super().__init__(sentence, "handling")
        self.people = people


class DrawUnknown(Exception):
    """There is no such draw at the viewer's port."""


class OpeningUnknown(Exception):
    """There is no such open lane at the viewer's port."""
