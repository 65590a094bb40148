"""Manfadh (منفذ, port of entry): assess, plan, equip, staff and run a country's borders."""
