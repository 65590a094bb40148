"""Lanes: which are open, who stands where by lot, and how many wait before them."""
