"""The ``seq2seq`` engine: translation models that CTranslate2 runs, in the layouts in which they are published."""
