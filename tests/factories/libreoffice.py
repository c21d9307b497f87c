"""Documents as LibreOffice saves them."""

import shutil
import subprocess
from pathlib import Path

import pytest


def converted(file: Path, form: str, folder: Path) -> Path:
    """Return ``file`` as LibreOffice saves it in ``folder`` in another format; skip the test where it is missing."""
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / file.with_suffix(f".{form}").name
