"""Russian sentences that leave their subject unsaid: «Подтверждают приверженность миру;», said of the parties."""

import re

from briefing.languages import morphology

_WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:—(«\"]")
_ADVERBS = frozenset("вновь также далее решительно особо совместно взаимно".split())

_COMPLEMENTS = (morphology.is_preposition, morphology.is_infinitive)
"""What shows that no subject follows: «Исходят из доклада;», «Обязуются уважать права;»."""


def lacks_subject(sentence: str) -> bool:
    """Tell whether a sentence begins with a verb in the plural whose subject, "they", is left to be understood.

    «Обсуждают важную меру» does; «Растут цены», «Сообщают СМИ» and «Подписали договор президенты» do not. Outside
    lists there must be a word that can only be an object: the subject may follow the verb.
    """
    if sentence.rstrip().endswith("?"):
        return False
    clause = _WORD.findall(_CLAUSE_END.split(sentence.strip(), maxsplit=1)[0])
    if clause and clause[0].lower() in _ADVERBS:
        clause = clause[1:]
    if len(clause) < len(["verb", "object"]) or not morphology.is_plural_verb(clause[0]) or "ли" in clause:
        return False
    verb, *others = clause
    if any(map(morphology.is_plural_subject, others)):
        return False
    if not sentence.rstrip().endswith(";"):
        return morphology.takes_object(verb) and any(map(morphology.is_object, others))
    return morphology.takes_object(verb) or any(rule(others[0]) for rule in _COMPLEMENTS)
