"""Central Kurdish."""
