"""The data protection officer's screens: who looked at whom, when and why."""
