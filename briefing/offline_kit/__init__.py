"""Carries the program, what it depends on and its models to a machine without a network, in one file.

A kit is a zip that stores its members as they are::

    __main__.py, briefing/…   what "python kit.zip" runs where nothing is installed yet
    README.txt                what to do with the kit
    wheels/…                  the program and everything it depends on, as installed where the kit was made
    models/<name>/…           the models
    manifest.json             for which machines this is, and size and SHA-256 of every member above

Its last bytes, the zip's comment, are the SHA-256 of all bytes before them.

The modules :mod:`kit_manifest`, :mod:`verifying`, :mod:`environment` and :mod:`starting` travel in the kit: they use
the standard library only, and import nothing of this package but each other and what else :mod:`making` lists as
travelling.
"""
