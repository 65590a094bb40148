"""The screens of a department at a port: its desk list, violations, minutes, incidents."""
