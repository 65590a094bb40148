"""The programme manager's screens: what is missing, what comes first, what is done about it."""
