"""The screens of headquarters: the country's ports, and what is known of each."""
