"""What an act on the lists answers when it can't be done."""


class ListUnknown(Exception):
    """There is no such list, or it belongs to another authority."""


class AlertUnknown(Exception):
    """There is no such alert, or it belongs to another authority."""


class AlertRefused(Exception):
    """The alert can't be placed so; the message says what to mend, to be shown.

    `field` names what to mend ("birth"), empty where no single thing is wrong.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field
