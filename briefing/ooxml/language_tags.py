"""The language tags by which a word processor picks its spelling checker and its hyphenation."""

_TAGS = {
    "ar": "ar-SA",
    "az": "az-Latn-AZ",
    "be": "be-BY",
    "de": "de-DE",
    "en": "en-US",
    "es": "es-ES",
    "fa": "fa-IR",
    "fr": "fr-FR",
    "hy": "hy-AM",
    "it": "it-IT",
    "ka": "ka-GE",
    "kk": "kk-KZ",
    "ky": "ky-KG",
    "ro": "ro-RO",
    "ru": "ru-RU",
    "tg": "tg-Cyrl-TJ",
    "tk": "tk-TM",
    "tr": "tr-TR",
    "uk": "uk-UA",
    "uz": "uz-Latn-UZ",
    "zh": "zh-CN",
}


def language_tag(language: str) -> str:
    """Return the BCP 47 tag, with region, of an ISO 639-1 code; the code itself where no region is customary."""
    return _TAGS.get(language, language)
