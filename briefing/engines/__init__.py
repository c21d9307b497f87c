"""Translation engines. Everything that touches CTranslate2 or Argos Translate is in this package."""
