"""No test touches the home of whoever runs it; a certificate authority that mail is tested with."""

import os
from pathlib import Path

import pytest
import trustme

from briefing.errors import FAULT

# Where the program goes on after a fault of its own, tests do not: neither here, by pyproject.toml, nor in processes.
os.environ["PYTHONWARNINGS"] = f"error:{FAULT.strip(' :')}"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty user data folder."""
    folder = tmp_path / "briefing-home"
    monkeypatch.setenv("BRIEFING_HOME", str(folder))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos-packages"))
    # An index that is never there: no test may reach the real one.
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", "http://127.0.0.1:9/")
    return folder


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process trust the authority."""
    authority.cert_pem.write_to_path(tmp_path / "authorities.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authorities.pem"))
