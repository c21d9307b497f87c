"""The ``argos`` engine: Argos Translate packages, decoded by CTranslate2 in batches of our own."""
