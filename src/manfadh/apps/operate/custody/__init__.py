"""Documents that a port holds: each against a numbered receipt, until returned or handed on."""
