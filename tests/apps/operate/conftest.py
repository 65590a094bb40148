"""The law in force, for tests of what happens at a port."""

from tests.border import law

__all__ = ["law"]
