"""Law as dated data: grounds, stay rules, statutory words, questions, sharing."""
