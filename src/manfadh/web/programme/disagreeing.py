"""Where the weights of two voices have nothing in common, in sentences."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from manfadh.apps.improve.priorities.selectors import (
    WeightingShown,
    list_criteria,
    list_disagreements,
)
from manfadh.kernel.viewers import Viewer
from manfadh.web.components.measures import UNKNOWN, decimal, isolated, say


def disagreement_words(viewer: Viewer, voices: Sequence[WeightingShown]) -> list[str]:
    """A sentence for each pair of voices and criterion, the widest apart first."""
    names = {one.criterion_id: say(one.names) for one in list_criteria(viewer, in_use=False)}
    return [
        _("“%(criterion)s”: %(higher)s wants %(at_least)s at least, %(lower)s %(at_most)s at most.")
        % {
            "criterion": names.get(one.criterion_id, UNKNOWN),
            "higher": isolated(one.higher),
            "at_least": decimal(one.at_least, 2),
            "lower": isolated(one.lower),
            "at_most": decimal(one.at_most, 2),
        }
        for one in list_disagreements(voices)
    ]
