"""Find, install, verify, remove and provision translation models: all that touches their files or the network."""

from briefing.models.catalogue import CATALOGUE, FIGURES, PublishedModel
from briefing.models.choosing import Choice, InstalledEngineFactory, choose, engine, open_model, translating
from briefing.models.diagnosis import Report, details, report
from briefing.models.folders import home
from briefing.models.installing import Sources, install
from briefing.models.provisioning import provision, renew
from briefing.models.store import BrokenModel, InstalledModel, broken, installed, remove, require_sound, verify

__all__ = [
    "CATALOGUE",
    "FIGURES",
    "BrokenModel",
    "Choice",
    "InstalledEngineFactory",
    "InstalledModel",
    "PublishedModel",
    "Report",
    "Sources",
    "broken",
    "choose",
    "details",
    "engine",
    "home",
    "install",
    "installed",
    "open_model",
    "provision",
    "remove",
    "renew",
    "report",
    "require_sound",
    "translating",
    "verify",
]
