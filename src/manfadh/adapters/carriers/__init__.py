"""Ways over which ledgers travel. Each is a `kernel.exchange.carriers.Carrier`."""
