"""Papers that leave the house: receipts and notices, for whichever door hands them out."""
