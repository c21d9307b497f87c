"""All that knows WordprocessingML and its package: hardened reading, elements, streamed writing, tracked changes."""
