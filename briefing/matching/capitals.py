"""Which capitals a text must have to mean a term: «Средний коридор», not «средний коридор школы»."""

from collections.abc import Callable, Sequence

Demand = Callable[[Sequence[str]], bool]
"""Tells whether the words found, in the places of the term's tokens, have the capitals they need."""

_LONG_NAME = 3
_ACRONYM_LETTERS = 2


def is_capitalised(word: str) -> bool:
    """Tell whether ``word`` begins with a capital letter."""
    return word[:1].isupper()


def is_acronym(word: str) -> bool:
    """Tell whether ``word`` is «ОТГ» or «TRIPP», all in capitals."""
    return len(word) >= _ACRONYM_LETTERS and word.isalpha() and word.isupper()


def same_capitals(written: str, found: str) -> bool:
    """Tell whether two forms of a word have the same capitals, endings aside: «ИИ» and «ИИ», not «Ии»."""
    for one, other in zip(written, found, strict=False):
        if one.casefold() != other.casefold():
            break
        if one.isupper() != other.isupper():
            return False
    return True


def exact(words: Sequence[str]) -> Demand:
    """Demand the capitals of ``words``, the tokens of a term."""
    return lambda found: all(map(same_capitals, words, found))


def recognisable(words: Sequence[str], *, common: bool) -> Demand:
    """Demand the capitals that tell the term ``words`` from words that mean nothing in particular.

    - An acronym has at least two capitals: «СОКАРом», but not «сокар».
    - Of several names one must have its capital: «южный Кавказ», «порт Баку», «Нахчыванская автономная республика».
    - A capital on the first word alone says that the term is a name. Three words need no capital to be known as one
      («транскаспийский международный маршрут»), nor do two of which one is no ``common`` word («зангезурский
      коридор»). Two common words do («средний коридор», «рабочая группа»), and so does a single one («труба»).
    """
    acronyms = [index for index, word in enumerate(words) if is_acronym(word)]
    names = [index for index, word in enumerate(words) if is_capitalised(word) and index not in acronyms]
    length = sum(word[0].isalnum() for word in words)
    unmistakable = names == [0] and (length >= _LONG_NAME or (length > 1 and not common))
    if acronyms or unmistakable:
        names = []

    def demand(found: Sequence[str]) -> bool:
        return all(found[index][:_ACRONYM_LETTERS].isupper() for index in acronyms) and (
            not names or any(is_capitalised(found[index]) for index in names)
        )

    return demand
