"""The screens of Hana, a booth officer: read, look, decide, next."""
