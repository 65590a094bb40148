"""People who crossed, and the documents that they presented."""
