"""How much, how many and when: quantities read from both sides of a pair and compared.

Tables say how a language writes numbers (:mod:`.lexicon`) and what is measured (:mod:`.units`). With them the rules of
:mod:`.numerals` and :mod:`.times` find quantities in a text, :mod:`.reading` puts them together, and :mod:`.comparing`
has the checks.
"""
