"""Comments: what officers write beside a thing, such as the notes on a case in secondary."""
