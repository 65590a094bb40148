"""Pure decisions of `crossings`: what to advise, what a refusal still needs, how stays are paired."""
