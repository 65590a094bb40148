"""What is owed at a port by the published tariff: receipts, waivers, the cash of a day."""
