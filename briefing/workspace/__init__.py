"""The folders of the user: reads ``seeds/``, writes ``out/`` atomically, notices changes."""
