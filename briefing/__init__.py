"""Side-by-side briefing packs from Russian news articles, translated offline."""

__version__ = "0.1.0"
