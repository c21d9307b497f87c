"""Which language a text is in, and what a language is called."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

UNDETERMINED = "und"
"""The ISO 639 code of a text whose language cannot be told."""

_SAMPLE = 5_000
"""Characters examined: more do not change the verdict, and a text of 50 MB costs no more than a page."""

_FEWEST_LETTERS = 10
"""Letters below which a name or an abbreviation («МИД, 11.02.2026») would decide."""

_NOISE = re.compile(r"(?:https?://|www\.)\S{1,2000}|\S{1,64}@\S{1,255}")

_SCRIPTS = (
    ("hy", "\u0530", "\u058f"),  # «Հայաստանի վարչապետը»
    ("ka", "\u10a0", "\u10ff"),  # «საქართველოს მთავრობა»
)
"""Scripts of one language only: its code, the first and the last character of the block."""

_SLAVIC = {
    "uk": "іїєґ",  # «її столиця»
    "be": "іў",  # «у краіне зноў»
    "sr": "ђјљњћџ",  # «љубав и њена»
    "mk": "ѓѕјљњќџ",  # «ќе се сретне»
}
"""Letters beyond the Russian alphabet, in languages that share their short words with Russian."""

_CYRILLIC = _SLAVIC | {
    "kk": "әғқңөұүһі",  # «Қазақстан Республикасының»
    "ky": "ңөү",  # «өлкөнүн өнүгүүсү»
    "tg": "ғӣқӯҳҷ",  # «Ҷумҳурии Тоҷикистон»
    "uz": "ўқғҳ",  # «Ўзбекистон Республикаси»
    "mn": "өү",  # «Монгол Улсын Ерөнхийлөгч»
    "az": "әғһјҝөүҹ",  # «Азәрбајҹан Республикасы»
    "tk": "әҗңөү",  # «Түркменистанның»
    "tt": "әҗңөүһ",  # «Татарстан җитәкчесе һәм»
    "ba": "әғҙҡңөҫүһ",  # «Башҡортостан башлығы»
    "os": "ӕ",  # «хӕстӕг»
    "ab": "ҟҧҭҩҿҽәҷҳқӷ",  # «Аҧсны Аҳәынҭқарра»
}
"""Letters beyond the Russian alphabet, by language in Cyrillic that is distinguished here."""

_SLAVIC_SHARE = 0.03
"""Least share of such letters in running text of the languages in ``_SLAVIC``: Macedonian, 4 %, has the fewest."""

_OTHER_SHARE = 0.01
"""The same for the others (Uzbek 2 %, Kazakh 20 %); Russian that quotes a few Kazakh names can have as many."""

_RUSSIAN_WORDS = frozenset("в и из к на не о об от по при с со что".split())
"""Every fourth word of Russian is one of these; none is a word of the languages outside ``_SLAVIC``."""

_FEWEST_RUSSIAN_WORDS = 0.05

_RUSSIAN_LETTERS = re.compile("[ыэё]", re.IGNORECASE)
"""Letters that Russian has and Bulgarian, Ukrainian and Macedonian do not."""

_BULGARIAN_WORDS = frozenset("беше във ги дека е од са се със че ще".split())
"""Words that every Bulgarian or Macedonian text has and no Russian one: «срещата ще се проведе»."""

_LATIN = (
    ("az", re.compile("[əƏ]"), re.compile("")),  # «Azərbaycan»
    (
        "uz",
        re.compile(r"[oOgG][ʻ‘’ʼ'`](?!s\b)(?=\w)"),
        re.compile(r"\b(?:va|bilan|uchun|ham)\b"),
    ),  # «Oʻzbekiston», not "Joko's"
    ("tk", re.compile("[ňŇýÝ]"), re.compile("[şŞ]")),  # «Türkmenistanyň duşuşdy»; Slovak has no «ş», Turkish no «ň»
)
"""Languages in Latin letters that langdetect has no profile of: a mark in each hundred letters, and a second sign."""

_NAMES = {
    "ab": "Abkhaz",
    "af": "Afrikaans",
    "ar": "Arabic",
    "az": "Azerbaijani",
    "ba": "Bashkir",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "ca": "Catalan",
    "cs": "Czech",
    "cy": "Welsh",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "eo": "Esperanto",
    "es": "Spanish",
    "et": "Estonian",
    "eu": "Basque",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "ga": "Irish",
    "gl": "Galician",
    "gu": "Gujarati",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "kn": "Kannada",
    "ko": "Korean",
    "ky": "Kyrgyz",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "ml": "Malayalam",
    "mn": "Mongolian",
    "mr": "Marathi",
    "ms": "Malay",
    "nb": "Norwegian Bokmål",
    "ne": "Nepali",
    "nl": "Dutch",
    "no": "Norwegian",
    "os": "Ossetian",
    "pa": "Punjabi",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "so": "Somali",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "ta": "Tamil",
    "te": "Telugu",
    "tg": "Tajik",
    "th": "Thai",
    "tk": "Turkmen",
    "tl": "Tagalog",
    "tr": "Turkish",
    "tt": "Tatar",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "zh": "Chinese",
    UNDETERMINED: "an undetermined language",
}


def name(code: str) -> str:
    """Return the English name of the language with the ISO 639-1 ``code``; the code itself if it is unknown."""
    return _NAMES.get(code, code)


def detect(text: str) -> str:
    """Return the ISO 639-1 code of the main language of ``text``, ``"und"`` where it has too few letters.

    The same text always gives the same code. Letters decide where they can, since langdetect knows no Turkic language
    but Turkish and takes the others for Russian; langdetect decides the rest.
    """
    sample = _NOISE.sub(" ", text[:_SAMPLE])
    letters = Counter(character for character in sample.lower() if character.isalpha())
    if letters.total() < _FEWEST_LETTERS:
        return UNDETERMINED
    if script := _by_script(letters):
        return script
    cyrillic = _count(letters, "\u0400", "\u052f")
    if 2 * cyrillic > letters.total():
        return _cyrillic(sample, letters, cyrillic)
    return _by_latin_marks(sample, letters.total()) or _by_profile(sample)


def _count(letters: Counter[str], first: str, last: str) -> int:
    return sum(count for letter, count in letters.items() if first <= letter <= last)


def _by_script(letters: Counter[str]) -> str | None:
    return next((code for code, first, last in _SCRIPTS if 2 * _count(letters, first, last) > letters.total()), None)


def _cyrillic(sample: str, letters: Counter[str], total: int) -> str:
    words = re.findall(r"\w+", sample.lower())
    foreign = {letter: letters[letter] for letter in "".join(_CYRILLIC.values()) if letters[letter]}
    share = sum(foreign.values()) / total
    code = max(_CYRILLIC, key=lambda code: (_covered(foreign, _CYRILLIC[code]), -len(_CYRILLIC[code])))
    if share >= _SLAVIC_SHARE and code in _SLAVIC:
        return code
    if share >= _OTHER_SHARE and code not in _SLAVIC and _russian_words(words) < _FEWEST_RUSSIAN_WORDS:
        return code
    if _RUSSIAN_LETTERS.search(sample) or _BULGARIAN_WORDS.isdisjoint(words):
        return "ru"
    return _by_profile(sample, among=("ru", "bg", "mk", "uk"))


def _covered(foreign: dict[str, int], alphabet: str) -> int:
    return sum(count for letter, count in foreign.items() if letter in alphabet)


def _russian_words(words: list[str]) -> float:
    return sum(word in _RUSSIAN_WORDS for word in words) / len(words)


def _by_latin_marks(sample: str, total: int) -> str | None:
    return next(
        (code for code, mark, sign in _LATIN if 100 * len(mark.findall(sample)) > total and sign.search(sample)), None
    )


def _by_profile(sample: str, among: Iterable[str] = ()) -> str:
    from langdetect.lang_detect_exception import LangDetectException  # noqa: PLC0415 - loads with the profiles

    detector = _profiles().create()
    if among:
        detector.set_prior_map(dict.fromkeys(among, 1.0))
    detector.append(sample)
    try:
        code: str = detector.detect()
    except LangDetectException:
        return UNDETERMINED
    return {"zh-cn": "zh", "zh-tw": "zh", "unknown": UNDETERMINED}.get(code, code)


@cache
def _profiles() -> "DetectorFactory":
    """Return langdetect's profiles, seeded: without a seed, answers differ from run to run."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory  # noqa: PLC0415 - 1 MB of profiles

    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.set_seed(0)
    return factory
