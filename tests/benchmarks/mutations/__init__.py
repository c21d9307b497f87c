"""Faults as models make them, planted in good translations: a function each, listed in :mod:`.planting`."""
