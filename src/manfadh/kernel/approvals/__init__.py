"""Four eyes: one asks, another who holds the right decides, and both stay on the ledger."""
