"""Find, install, verify, remove and provision translation models: all that touches their files or the network."""

from briefing.models.choosing import Choice, InstalledEngineFactory, choose, engine
from briefing.models.diagnosis import Report, report
from briefing.models.folders import home
from briefing.models.installing import Sources, install
from briefing.models.provisioning import provision, renew
from briefing.models.store import BrokenModel, InstalledModel, broken, installed, remove, verify

__all__ = [
    "BrokenModel",
    "Choice",
    "InstalledEngineFactory",
    "InstalledModel",
    "Report",
    "Sources",
    "broken",
    "choose",
    "engine",
    "home",
    "install",
    "installed",
    "provision",
    "remove",
    "renew",
    "report",
    "verify",
]
