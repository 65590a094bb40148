"""Questions to `crossings`, split by who asks them."""

from manfadh.apps.operate.crossings.selectors.booth import (
    CrossingLine,
    Inspected,
    StayShown,
    get_inspection,
)

__all__ = ["CrossingLine", "Inspected", "StayShown", "get_inspection"]
