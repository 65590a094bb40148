"""The ledger: every fact of a node, in order, hashed, signed, and replayable into equal tables."""
