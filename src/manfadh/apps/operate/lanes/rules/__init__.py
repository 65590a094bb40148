"""Decisions about lanes without a database: shifts, the draw."""
