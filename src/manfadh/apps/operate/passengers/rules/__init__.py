"""Pure decisions: who of a list stands at the reader, and who is still to come."""
