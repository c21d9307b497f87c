"""The last rung: the target put in place of what the model wrote for the term, without any help from the model.

Which stretch of a hypothesis that is must be guessed from :mod:`.evidence` weighed in :mod:`.stretches`. Where another
term is in apposition, :mod:`.apposition` knows the place. :mod:`.candidates` puts the target there.
"""

from briefing.enforcement.splicing.candidates import MOST, candidates

__all__ = ["MOST", "candidates"]
