"""How often the language of a sentence is named; see ``__main__``."""
