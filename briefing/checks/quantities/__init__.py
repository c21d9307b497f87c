"""How much, how many and when: quantities read from both sides of a pair and compared.

Tables say how a language writes numbers (:mod:`.russian`, :mod:`.english`) and what is measured (:mod:`.units`). With
them the rules of :mod:`.numerals` and :mod:`.times` find quantities in a text; :mod:`.reading` puts them together,
:mod:`.comparing` pairs those of two texts, and :mod:`.changes` has the checks. A new language is a
:class:`~.quantity.Lexicon`.
"""
