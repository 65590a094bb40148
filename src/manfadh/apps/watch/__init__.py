"""What we see."""
