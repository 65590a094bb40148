"""Floor 2: what all contexts share on Django."""
