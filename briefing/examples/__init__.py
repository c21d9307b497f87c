"""Examples that teach a language model while it translates: the finished pairs that are nearest to a sentence.

The pairs come from the corpus that ships with the package and from what the desk corrected itself. Which of them a
sentence is given depends on the sentence and on the pairs alone.
"""

from briefing.examples.bank import Bank, bank, shipped

__all__ = ["Bank", "bank", "shipped"]
