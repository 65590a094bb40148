"""What an act on accounts answers when it can't be done."""


class AccountRefused(Exception):
    """The act can't be done as asked; the message says why and what to do, to be shown.

    `field` names what to mend ("username"), empty where no single thing is wrong.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field
