"""Floor 4: plugs to the outside, chosen in settings."""
