"""From articles, glossary and memory to a :class:`~briefing.records.Pack`: prepare, plan, run."""
