"""The protection desk's screens: concerns about people, behind their own wall."""
