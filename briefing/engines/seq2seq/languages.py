"""The tokens by which models of many languages are told which ones to translate between."""

from collections.abc import Iterable, Mapping

FLORES: Mapping[str, str] = {
    code: f"{language}_{script}"
    for script, languages in {
        "Arab": "ar:arb fa:pes ps:pbt ug:uig ur:urd",
        "Armn": "hy:hye",
        "Cyrl": "be:bel bg:bul kk:kaz ky:kir mk:mkd mn:khk ru:rus sr:srp tg:tgk tt:tat uk:ukr",
        "Deva": "hi:hin",
        "Geor": "ka:kat",
        "Grek": "el:ell",
        "Hans": "zh:zho",
        "Hang": "ko:kor",
        "Hebr": "he:heb",
        "Jpan": "ja:jpn",
        "Latn": "az:azj cs:ces da:dan de:deu en:eng es:spa et:est fi:fin fr:fra hr:hrv hu:hun id:ind it:ita lt:lit "
        "lv:lvs nl:nld no:nob pl:pol pt:por ro:ron sk:slk sl:slv sq:als sv:swe tk:tuk tr:tur uz:uzn vi:vie",
        "Thai": "th:tha",
    }.items()
    for code, language in (entry.split(":") for entry in languages.split())
}
"""The languages of FLORES-200, after which NLLB names its tokens, by ISO 639-1 code; those this program can detect."""

_THREE_LETTERS = {token[:3]: code for code, token in FLORES.items()}


def language_tokens(vocabulary: Iterable[str]) -> dict[str, str]:
    """Return the language tokens in a vocabulary by language: NLLB's ``rus_Cyrl`` or M2M-100's ``__ru__``."""
    known = {token: code for code, flores in FLORES.items() for token in (flores, f"__{code}__")}
    return {known[token]: token for token in vocabulary if token in known}


def two_letters(code: str) -> str:
    """Return the ISO 639-1 code of a language: ``ru`` for ``ru``, ``rus``, ``rus_Cyrl`` and ``ru_RU``."""
    bare = code.strip().replace("-", "_").split("_")[0].lower()
    return _THREE_LETTERS.get(bare, bare)
