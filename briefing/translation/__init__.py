"""Sentences in, drafts out: translate, check, try again; who does it; and under which key the memory keeps it."""
