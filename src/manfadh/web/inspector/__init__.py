"""The inspector's screens: rates where bribes hide, and complaints from the public."""
