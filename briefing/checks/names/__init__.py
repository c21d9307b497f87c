"""Names: whether those of the Russian stand in the English, and whether a pack spells each in one way only."""
