"""How much, how many and when, read from both sides of a pair and compared.

Tables say how a language writes numbers (:mod:`russian`, :mod:`english`) and what is measured (:mod:`units`). By
these, the rules of :mod:`numerals` and :mod:`times` find quantities in a text; :mod:`reading` puts them together,
:mod:`comparing` pairs those of two texts. A further language is a :class:`~.quantity.Lexicon`.
"""
