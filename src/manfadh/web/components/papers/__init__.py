"""Papers that leave the house: receipts, notices, slips. Each is a template here and its data."""
