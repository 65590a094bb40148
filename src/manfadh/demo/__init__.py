"""Between the doors and the rest: a country of invented people, to try the system with."""
