"""Pages without an account: a port, a complaint, a paper checked by its seal, the tariff."""
