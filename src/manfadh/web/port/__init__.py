"""The port director's screen: the day of one port, and the refusals to sign."""
