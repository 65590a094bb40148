"""Every look at a person: who, when, why, what was asked, who was shown."""
