"""The list keeper's screens: what is sought, by whom it was placed, until when."""
