"""What several test modules make their cases from, one small module a subject."""
