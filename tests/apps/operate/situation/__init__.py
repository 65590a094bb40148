"""The situation of a port."""
