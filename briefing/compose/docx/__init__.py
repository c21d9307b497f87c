"""A pack as a Word document, the distribution edition."""
