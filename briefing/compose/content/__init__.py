"""What a pack says, for every format: rows, terms, provenance, and every word the program says for itself. Pure."""
