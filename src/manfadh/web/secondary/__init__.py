"""The screens of Karim, a secondary officer: who waits, one case, one decision."""
