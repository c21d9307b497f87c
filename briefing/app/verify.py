"""Use case: what a pack was made from, and whether that is unchanged."""

from dataclasses import dataclass
from pathlib import Path

from briefing import models
from briefing.compose import verification
from briefing.compose.docx.recorded_provenance import Provenance, read_provenance
from briefing.compose.verification import Comparison, State
from briefing.models.store import current_sha256
from briefing.pipeline.termbase import glossary_digest, read_glossaries
from briefing.records import Article
from briefing.workspace.reading import read_named
from briefing.workspace.seeds import read_seeds
from briefing.workspace.writing import settle


@dataclass(frozen=True, slots=True)
class VerifyRequest:
    """The pack, a ``.docx`` of either edition, and the folders to compare it with; see ``BuildRequest``."""

    pack: Path
    seeds: Path = Path("seeds")
    glossary: Path = Path("glossary")
    follow_links: bool = False


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """What the pack says it was made from, and a verdict on its text, each source, the glossary and each model."""

    provenance: Provenance
    verdicts: tuple[Comparison, ...]

    @property
    def unchanged(self) -> bool:
        """Whether everything that the pack records is as it was when the pack was built."""
        return all(verdict.state in (State.UNCHANGED, State.UNKNOWN) for verdict in self.verdicts)


def verify(request: VerifyRequest) -> VerifyResult:
    """Compare a pack with what is here now. The files of a model are not read again unless nobody has hashed them.

    Raises:
        InputError: the file cannot be read or is not a pack, or the seeds or the glossary cannot be read.
    """
    settle(request.pack.parent)
    content = read_named(request.pack, "a pack", "Name an existing pack.")
    provenance = read_provenance(content, request.pack.name)
    sources, languages = _sources(request.seeds, follow_links=request.follow_links)
    glossary = _glossary_digest(provenance, request.glossary, languages - {provenance.target_language})
    return VerifyResult(provenance, verification.verify(provenance, sources, glossary, _models(provenance)))


def _sources(seeds: Path, *, follow_links: bool) -> tuple[dict[str, str], set[str]]:
    """Return the digests of the files in the seeds folder, by path, and the languages they are in."""
    digests: dict[str, str] = {}
    languages: set[str] = set()
    for item in read_seeds(seeds, follow_links=follow_links) if seeds.exists() else ():
        digests[item.path] = item.sha256 if isinstance(item, Article) else ""
        if isinstance(item, Article):
            languages.update(item.languages)
    return digests, languages


def _glossary_digest(provenance: Provenance, path: Path, languages: set[str]) -> str:
    """Return the digest of the glossary as a build with the pack's articles has it.

    A build with articles that it could not translate also had the glossaries for their languages.
    """
    candidates = (provenance.source_languages, provenance.source_languages | languages)
    digests = [
        glossary_digest(read_glossaries(path, candidate, provenance.target_language)) for candidate in candidates
    ]
    return provenance.glossary if provenance.glossary in digests else digests[0]


def _models(provenance: Provenance) -> dict[str, str]:
    """Return the installed models by the digest of their files; only those that may be the pack's are hashed."""
    wanted = {model.name for model in provenance.models}
    found = [model for model in models.installed(models.home()) if f"{model.name} {model.version}" in wanted]
    return {current_sha256(model): f"{model.name} {model.version}" for model in found}
