"""A :class:`~briefing.records.Pack` as bytes, one folder a format; nothing here opens a file."""
