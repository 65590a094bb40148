"""What the booth and secondary show and ask alike: a person with a document, and a decision."""
