"""The published models that this program knows: where they are, what they may be used for, and how good they are.

None of them could be downloaded where this program was built. Each entry says only what its ``source`` says, which was
read; sizes and digests are those of other projects that download the same files. A digest that was not found is empty:
then the file is checked by its size and by the trial at installation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

FIGURES = "BLEU on WMT22, Russian to English; Mozilla, firefox-translations-models, evaluation/dev/bleu-results.md"
"""What the figures are and where they stand."""


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file to download: its address, its size in bytes, and its SHA-256 if one was found."""

    url: str
    size: int
    sha256: str = ""

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.url.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class PublishedModel:
    """A published model.

    ``files`` is a zip, or the files of one folder; empty if it cannot be downloaded here, for which ``note`` has the
    reason. ``bleu`` is the figure of :data:`FIGURES`.
    """

    name: str
    licence: str
    bleu: float | None = None
    files: tuple[PublishedFile, ...] = ()
    note: str = ""

    @property
    def size(self) -> int:
        """The bytes to download."""
        return sum(file.size for file in self.files)


_NLLB = "https://huggingface.co/JustFrederik/nllb-200-distilled-600M-ct2-int8/resolve/302d78f00e6fdb50a1064059df7c392b735e9d05/"

_MODELS = (
    PublishedModel("translate-ru_en", "see the README in the package", 27.1, note="run: briefing setup"),
    PublishedModel(
        "opus-mt-ru-en",
        "CC-BY 4.0: name OPUS-MT (Helsinki-NLP) as its author",
        31.7,
        (
            PublishedFile(
                "https://object.pouta.csc.fi/OPUS-MT-models/ru-en/opus-2020-02-26.zip",
                284_239_842,
                "0dec3116acadd21b647cbcf8455a5bea22e5242e82633c7551e4c4767e799e83",
            ),
        ),
    ),
    PublishedModel(
        "opus-mt-en-ru",
        "CC-BY 4.0: name OPUS-MT (Helsinki-NLP) as its author",
        files=(
            PublishedFile(
                "https://object.pouta.csc.fi/OPUS-MT-models/en-ru/opus-2020-02-11.zip",
                284_142_010,
                "798027c7e4ae7ddf89fea13ce80de517b6726d7e710fa5a9b5a376316dbf1677",
            ),
        ),
    ),
    PublishedModel(
        "nllb-200-distilled-600m",
        "CC-BY-NC 4.0: not for commercial use",
        36.1,
        (
            PublishedFile(_NLLB + "config.json", 159),
            PublishedFile(
                _NLLB + "shared_vocabulary.txt",
                2_568_098,
                "a132a83330f45514c2476eb81d1d69b3c41762264d16ce0a7ea982e5d6c728e5",
            ),
            PublishedFile(
                _NLLB + "sentencepiece.bpe.model",
                4_852_054,
                "14bb8dfb35c0ffdea7bc01e56cea38b9e3d5efcdcb9c251d6b40538e1aab555a",
            ),
            PublishedFile(
                _NLLB + "model.bin",
                622_595_991,
                "ed1beaf75134de7505315a5223162f56acff397eff6b50638a500d3936fe707b",
            ),
        ),
    ),
    PublishedModel(
        "firefox-translations-ru-en",
        "MPL 2.0",
        38.5,
        note="its decoder is recurrent (SSRU), which CTranslate2 cannot run",
    ),
)

CATALOGUE: Mapping[str, PublishedModel] = {model.name: model for model in _MODELS}
"""By name."""


class Named(Protocol):
    """Anything with the name of a model."""

    @property
    def name(self) -> str:
        """The name."""


def figure(model: Named) -> float:
    """Return the figure of an installed model that bears the name of a published one; 0 if it has none."""
    known = CATALOGUE.get(model.name)
    return (known.bleu if known else None) or 0.0
