"""Names: whether the English has those of the Russian, and whether a pack spells each in only one way."""
