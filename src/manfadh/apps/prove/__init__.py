"""What we can show."""
