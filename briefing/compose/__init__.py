"""A :class:`~briefing.records.Pack` as bytes, one module a form; nothing here reads or writes a file."""
