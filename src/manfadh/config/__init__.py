"""Floor 6: settings, addresses, wiring."""
