"""Pure decisions: what to advise, what a refusal still needs, how entries find their exits."""
