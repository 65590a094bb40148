"""What holds for everyone."""
