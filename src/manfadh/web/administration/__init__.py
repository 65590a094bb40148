"""The administrator's screens: officers, where they stand, what each role may do."""
