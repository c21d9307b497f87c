"""Words that became another: one of the same kind, or one that Russian and English let a model confuse."""
