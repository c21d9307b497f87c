"""The local page: the work of the command line in a browser, on one's own computer.

Everything it does goes through :mod:`briefing.app`; the files in ``seeds/``, ``glossary/`` and ``out/`` are what
counts.
"""
