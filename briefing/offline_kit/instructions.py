"""What a kit holds for those who open it: the text to read, and the first lines Python runs."""

README = """\
briefing {version}, with all it needs, for a machine without a network.

This kit is for {machine}.

In a terminal, in the folder of your seeds/ and glossary/:

    python kit.zip

checks every byte of the kit, makes a virtual environment in .venv (another folder: --into DIR), installs the program
into it, and the models into your user data folder, or $BRIEFING_HOME. Nothing is fetched from anywhere.

If Python says that it cannot find '__main__' (before Python 3.13, with kits of 2 GB and more):

    python -m zipfile -e kit.zip kit
    python kit kit.zip

Where briefing is installed already, this brings it and its models to the state of the kit:

    briefing kit install kit.zip

Compare the kit's SHA-256 with the one that "briefing kit make" printed:

    sha256sum kit.zip                    (Linux)
    shasum -a 256 kit.zip                (macOS)
    certutil -hashfile kit.zip SHA256    (Windows)
"""

# Any Python can read this, and say that it is too old for the rest.
START = """\
import sys

if sys.version_info < (3, 11):
    sys.exit("Error: briefing needs Python 3.11 or newer; this is Python " + sys.version.split()[0] + ".")

from briefing.offline_kit.starting import main

main()
"""
