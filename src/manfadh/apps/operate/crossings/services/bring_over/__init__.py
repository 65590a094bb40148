"""Taking over the crossings that an older system kept."""

from manfadh.apps.operate.crossings.services.bring_over.mapping import (
    HistoryMapping,
    MappingWrong,
    propose_mapping,
    read_mapping,
)
from manfadh.apps.operate.crossings.services.bring_over.recording import Brought
from manfadh.apps.operate.crossings.services.bring_over.taking import (
    HistoryRefused,
    HistoryReport,
    bring_over,
    check_history,
    read_titles,
    withdraw_history,
)

__all__ = [
    "Brought",
    "HistoryMapping",
    "HistoryRefused",
    "HistoryReport",
    "MappingWrong",
    "bring_over",
    "check_history",
    "propose_mapping",
    "read_mapping",
    "read_titles",
    "withdraw_history",
]
