"""Pages that anybody may open: a paper checked by its seal, the published tariff."""
