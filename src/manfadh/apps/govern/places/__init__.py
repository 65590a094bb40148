"""Ports of entry, centres, lanes, governorates and districts, and who recognises what."""
