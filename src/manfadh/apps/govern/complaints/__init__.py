"""Complaints from the public about a port, which no one at that port ever sees."""
