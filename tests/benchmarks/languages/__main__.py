"""How often the language of a sentence is named, beside what libraries say.

    python -m tests.benchmarks.languages

prints by language, of ten short and ten long sentences each, how many this program names, and how many of all twenty
it takes for Russian; then the same of those detectors that are installed (py3langid is; langdetect and lingua were
tried with it).
"""

from collections.abc import Callable
from pathlib import Path

from briefing import languages

SENTENCES = Path(__file__).with_name("sentences.txt")
_SHORT = 10


def sentences() -> dict[str, list[str]]:
    """Return the sentences by the heading they stand under: a code, and what is special about them."""
    groups = SENTENCES.read_text(encoding="utf-8").removeprefix("# ").split("\n# ")
    return {lines[0]: lines[1:] for lines in map(str.splitlines, groups)}


def detectors() -> dict[str, Callable[[str], str]]:
    """Return what names languages here."""
    found: dict[str, Callable[[str], str]] = {"briefing": languages.detect}
    try:
        import py3langid

        found["py3langid"] = lambda text: py3langid.classify(text)[0]
    except ImportError:
        pass
    try:
        import langdetect

        langdetect.DetectorFactory.seed = 0
        found["langdetect"] = langdetect.detect
    except ImportError:
        pass
    try:
        from lingua import LanguageDetectorBuilder

        lingua = LanguageDetectorBuilder.from_all_languages().build()
        found["lingua"] = lambda text: str(getattr(lingua.detect_language_of(text), "iso_code_639_1", "")).lower()[-2:]
    except ImportError:
        pass
    return found


def main() -> None:
    groups, named = sentences(), detectors()
    print(f"{'':<12}" + "".join(f"{name:>20}" for name in named))
    for group, texts in groups.items():
        code = group.split("-")[0]
        cells = []
        for detect in named.values():
            told = [detect(text) for text in texts]
            short, long = told[:_SHORT].count(code), told[_SHORT:].count(code)
            cells.append(f"{short} + {long}, Russian {told.count('ru')}")
        print(f"{group:<12}" + "".join(f"{cell:>20}" for cell in cells))


if __name__ == "__main__":
    main()
