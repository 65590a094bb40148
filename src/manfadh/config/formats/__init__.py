"""How dates and numbers are written, where we differ from Django: 24 hours, day before month."""
