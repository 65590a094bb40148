"""Quick passwords, for the screens of headquarters."""

from tests.cast import quick_hashes

__all__ = ["quick_hashes"]
