"""How a port stands: the hand-over between shifts, and the daily report to headquarters."""
