"""Languages in Cyrillic letters, told from Russian and from each other by alphabets and common words."""

import math
import re
from collections.abc import Sequence
from itertools import islice

from briefing.languages import morphology
from briefing.languages.identification import CYRILLIC, identified

_RUSSIAN = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяё")

_OWN = (
    ("az", re.compile("[ҝҹ]")),  # «Азәрбајҹан Республикасы»
    ("sr", re.compile("[ђћ]")),  # «међусобној»
    ("mk", re.compile("[ѓќ]")),  # «ќе се сретне»
    ("uk", re.compile("[ґїє]")),  # «її столиця»
    ("tg", re.compile("[ӣӯҷ]")),  # «Ҷумҳурии Тоҷикистон»
    ("kk", re.compile("ұ")),  # «ұлт»
    ("ba", re.compile("[ҙҡҫ]")),  # «Башҡортостан башлығы»
    ("tt", re.compile("җ")),  # «Татарстан җитәкчесе»; Turkmen gave up its Cyrillic letters
    ("os", re.compile("ӕ")),  # «хӕстӕг»
    ("ab", re.compile("[ҟҧҭҩҿҽ]")),  # «Аҧсны Аҳәынҭқарра»
)
"""Letters that one language alone has, each with a word."""

_TOGETHER = (
    ("kk", "і", "қғңөүһә"),  # «келіссөздер жүргізді»
    ("uz", "ў", "қғҳ"),  # «ҳамкорлик тўғрисида»
)
"""Languages that alone have letters of both of two sets."""

_ALPHABETS: dict[str, frozenset[str]] = {
    "be": _RUSSIAN - set("ищъ") | set("іў"),
    "bg": _RUSSIAN - set("ыэё"),
    "mk": _RUSSIAN - set("ёйщъыьэюя") | set("ѓѕјљњќџ"),
    "sr": _RUSSIAN - set("ёйщъыьэюя") | set("ђјљњћџ"),
    "uk": _RUSSIAN - set("ёъыэ") | set("ґіїє"),
    "kk": _RUSSIAN | set("әғқңөұүһі"),
    "ky": _RUSSIAN | set("ңөү"),
    "mn": _RUSSIAN | set("өү"),
    "tg": _RUSSIAN - set("щыць") | set("ғӣқӯҳҷ"),
    "uz": _RUSSIAN - set("щы") | set("ўқғҳ"),
    "az": frozenset("абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹш"),
    "ba": _RUSSIAN | set("әғҙҡңөҫүһ"),
    "tt": _RUSSIAN | set("әҗңөүһ"),
    "ru": _RUSSIAN,
}

_RUSSIAN_WORD, _RUSSIAN_WORDS = re.compile("[а-яё-]+"), re.compile("[а-яё -]+")

_FUNCTION_WORDS = frozenset("в и из к на не о об от по при с со что".split())
"""Every fourth word of Russian is one of these."""

_SLAVIC_WORDS = frozenset("беше във ги дека е од са се със че ще".split())
"""Words that every Bulgarian or Macedonian text has and no Russian one: «срещата ще се проведе»."""

_RUSSIAN_LETTERS = re.compile("[ыэё]", re.IGNORECASE)
"""Letters that Russian has and Bulgarian, Ukrainian and Macedonian do not."""

_QUOTED = re.compile(r"[«“\"][^«»“”\"]{1,80}[»”\"]")
_WORD = re.compile(r"[\u0400-\u052f]+(?:[-’'][\u0400-\u052f]+)*")

_ENOUGH_FUNCTION_WORDS = 0.05
_MOST_WORDS = 0.75
"""The share of lower-case words that the dictionary of Russian knows: Kyrgyz borrows every second at most."""

_NEARLY_ALL = 0.95
"""The share of words, or of letters, that have to be a language's own: a name in other letters may be among them."""

_LINE = 40
"""Letters of a line: in so many, Macedonian and Serbian have some that Russian has not, and Bulgarian its articles."""


def language(text: str) -> str | None:
    """Return the language of a text in Cyrillic letters, ``None`` where it does not show: names are of any language."""
    prose = _QUOTED.sub(" ", text)
    words = _WORD.findall(prose) or _WORD.findall(text)
    plain = _plain(words)
    if not plain:
        return None
    return "ru" if _is_russian(plain) else _by_letters(words)


def of_names(text: str) -> str:
    """Return the language of a text that is nothing but names: Russian, unless it has letters of another language.

    «Токаев К.К.» alone says nothing, but whoever wrote «Тоқаев Қ.К.» did not write Russian.
    """
    words = _WORD.findall(text)
    return "ru" if _RUSSIAN_WORDS.fullmatch(" ".join(words).lower()) else _by_letters(words)


def _plain(words: Sequence[str]) -> list[str]:
    """Return the words in lower case, with the first of the text where they are few; all of a text in capitals.

    Names do not count: they keep the letters of their own language, and no dictionary has them all.
    """
    if len(words) > 1 and all(map(str.isupper, words)):
        return [word.lower() for word in words]
    plain = [word for word in words if word[0].islower()]
    return [words[0].lower(), *plain] if len(plain) == 1 and words[0] != plain[0] else plain


def _is_russian(words: Sequence[str]) -> bool:
    if not _SLAVIC_WORDS.isdisjoint(words):
        return False
    are_all_own = _RUSSIAN_WORDS.fullmatch(" ".join(words))
    own = words if are_all_own else list(filter(_RUSSIAN_WORD.fullmatch, words))
    function_words = sum(map(_FUNCTION_WORDS.__contains__, words))
    has_function_words = function_words > _ENOUGH_FUNCTION_WORDS * len(words)
    if has_function_words and len(own) >= _NEARLY_ALL * len(words) and any(map(_RUSSIAN_LETTERS.search, words)):
        return True
    most = math.ceil(_MOST_WORDS * len(words))
    return len(own) >= most and len(list(islice(filter(morphology.is_known, own), most))) == most  # asks for no more


def _by_letters(words: Sequence[str]) -> str:
    letters = "".join(words).lower()
    return _by_own_letters(letters) or _by_groups(" ".join(words), letters)


def _by_own_letters(letters: str) -> str | None:
    counts = {code: len(own.findall(letters)) for code, own in _OWN}
    code = max(counts, key=counts.__getitem__)
    if counts[code]:
        return code
    if "ә" in letters and _ALPHABETS["az"].issuperset(letters.replace("-", "")):
        return "az"
    present = set(letters)
    return next((code for code, some, others in _TOGETHER if present & set(some) and present & set(others)), None)


def _by_groups(text: str, letters: str) -> str:
    """Let py3langid decide among the languages whose alphabet has the letters."""
    covered = {code: sum(letter in alphabet for letter in letters) for code, alphabet in _ALPHABETS.items()}
    among = {code for code, count in covered.items() if count >= _NEARLY_ALL * len(letters)} & CYRILLIC
    if not _RUSSIAN.issuperset(letters.replace("-", "")):
        among -= {"ru"}
    elif len(letters) < _LINE:
        among -= {"bg", "mk", "sr"}
    return identified(text, among or CYRILLIC)
