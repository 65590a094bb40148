"""Who and what is sought: lists by owner and purpose, and the alerts on them."""
