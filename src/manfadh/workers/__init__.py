"""Floor 5: long runners."""
