"""What was found at ports: frameworks, visits, answers with evidence, findings, minutes."""
