"""The traveller's screens: a port's page, a complaint and what became of it. No account needed."""
