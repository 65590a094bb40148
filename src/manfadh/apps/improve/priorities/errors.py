"""What an act on priorities answers when it can't be done."""


class GapUnknown(Exception):
    """There is no such gap, or it belongs to another authority."""


class CriterionUnknown(Exception):
    """There is no such criterion, or it belongs to another authority."""


class WeightingUnknown(Exception):
    """There are no such weights, or they belong to another authority."""


class PriorityRefused(Exception):
    """It can't be kept so; the message says what to mend, to be shown.

    `field` names what to mend ("reference"), empty where no single thing is wrong.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class NoOrder(Exception):
    """Gaps can't be ranked yet; the message says what is missing, to be shown."""
