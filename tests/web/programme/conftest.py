"""Places, law and a day that stands still, for the screens of the programme."""

from tests.apps.improve.conftest import law, noon, places

__all__ = ["law", "noon", "places"]
