"""What happens at a port."""
