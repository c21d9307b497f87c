"""Where models live: this program's own home, and the folder Argos Translate installs into."""

import os
from pathlib import Path

import platformdirs

from briefing.errors import BriefingError

HOME_VARIABLE = "BRIEFING_HOME"


def home() -> Path:
    """Return the folder of this program's data: ``$BRIEFING_HOME``, else the usual place on this system.

    The folder need not exist; it is created when it is first needed.

    Raises:
        BriefingError: the account has no home folder.
    """
    chosen = os.environ.get(HOME_VARIABLE)
    try:
        folder = Path(chosen or platformdirs.user_data_dir("briefing")).expanduser()
    except RuntimeError as error:  # the system does not know the account
        raise BriefingError(
            "This account has no home folder to keep models in.",
            f"Set the environment variable {HOME_VARIABLE} to a writable folder.",
        ) from error
    return folder.absolute()


def argos_folder() -> Path | None:
    """Return the folder into which Argos Translate itself installs packages, ``None`` if the account can have none.

    The rule is that of ``argostranslate/settings.py`` 1.12.1, the same on every operating system.
    """
    if chosen := os.environ.get("ARGOS_PACKAGES_DIR"):
        return Path(chosen)
    if data := os.environ.get("XDG_DATA_HOME"):
        return Path(data) / "argos-translate" / "packages"
    try:
        return Path.home() / ".local" / "share" / "argos-translate" / "packages"
    except RuntimeError:  # an account without a home
        return None
