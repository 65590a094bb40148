"""Instructions about one person, and protection concerns behind their own wall."""
