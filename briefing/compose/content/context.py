"""What an article's part of a pack has to know of the rest of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """Which article this is, from 1, of how many, and the language (ISO 639-1) the pack is translated into."""

    number: int
    total: int
    target_language: str
