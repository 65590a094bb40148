"""Floor 5: screens, one folder per person in front of them."""
