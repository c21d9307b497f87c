"""All that knows WordprocessingML and its package: reading, elements, styles, templates, writing, tracked changes."""
