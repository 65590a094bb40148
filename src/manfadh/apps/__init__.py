"""Floor 3: what the system knows and does, in five wings."""
