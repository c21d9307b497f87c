"""Packs of translated articles."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date

from briefing.records import ModelInfo, Origin, Pack, Signature, Skipped, Term, TranslatedArticle
from tests.factories.articles import CHARTER, CHARTER_TERMS, article, with_uses

SIGNATURE = Signature(
    "briefing 1.2", "argos", (ModelInfo("translate-ru_en", "1.9", "ab12" * 16, "ru", "en"),), "beam 4"
)
GLOSSARY = (
    Term("хартия", "Charter", note="signed in 2026"),
    Term("Маршрут Трампа", "Trump Route (TRIPP)", "TRIPP"),
    Term("Ильхам Алиев", "Ilham Aliyev"),
)


def pack(*articles: TranslatedArticle, skipped: tuple[Skipped, ...] = (), glossary: tuple[Term, ...] = ()) -> Pack:
    return Pack(date(2026, 3, 10), "en", SIGNATURE, articles, skipped, glossary)


class StreamedArticles(Collection[TranslatedArticle]):
    """Makes ``size`` articles anew each time it is gone through; ``passes`` counts how often that was."""

    def __init__(self, size: int, make: Callable[[int], TranslatedArticle]) -> None:
        self.size, self.make, self.passes = size, make, 0

    def __len__(self) -> int:
        return self.size

    def __iter__(self) -> Iterator[TranslatedArticle]:
        self.passes += 1
        return map(self.make, range(self.size))

    def __contains__(self, item: object) -> bool:
        raise AssertionError("nobody has to look for an article")


def numbered(number: int) -> TranslatedArticle:
    """Return one of many different articles: dated or not, linked or not, doubtful, corrected, in English already."""
    if number % 5 == 4:
        return article(f"Cargo up {number}", "Freight rose by a fifth.", language="en", path=f"{number}.txt")
    whole = with_uses(
        CHARTER_TERMS[: number % 3],
        article(
            f"Хартия {number} | Charter {number} {{it is odd}}"
            if number % 3
            else f"Хартия {number} | Charter {number}",
            *CHARTER,
            f"Слово номер {number} сказано. | Word number {number} was said. {{it is short}}",
            path=f"{number}.txt",
            sha256=f"{number:064x}",
            date=date(2026, 1, 1 + number % 28) if number % 4 else None,
            url=f"https://example.org/{number // 2}",
        ),
    )
    first, *others = whole.translations
    by_hand = replace(first, origin=Origin.PERSON, person="Anna") if number % 2 else first
    return replace(whole, translations=(by_hand, *others))


def streamed_pack(size: int, make: Callable[[int], TranslatedArticle] = numbered) -> tuple[Pack, StreamedArticles]:
    articles = StreamedArticles(size, make)
    skipped = (Skipped("photo.txt", "it is a PNG image"),)
    return replace(pack(skipped=skipped, glossary=GLOSSARY), articles=articles), articles
