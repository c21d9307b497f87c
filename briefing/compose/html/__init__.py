"""A pack as one HTML page."""
