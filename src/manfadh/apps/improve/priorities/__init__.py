"""What is missing at ports, what that weighs to whom, and in which order it is closed."""
