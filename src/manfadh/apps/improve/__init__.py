"""What we choose and build."""
