"""Says in words that a model failed: CTranslate2, SentencePiece and tokenizers raise anything on damaged files."""

from collections.abc import Iterator
from contextlib import contextmanager

from briefing.errors import BriefingError, ModelError, one_line
from briefing.records import ModelInfo


@contextmanager
def damage_explained(model: ModelInfo) -> Iterator[None]:
    """Turn whatever a library raises while it loads or runs a model into an error that names the model.

    Raises:
        ModelError: something was raised that has no words of its own.
    """
    try:
        yield
    except BriefingError:
        raise
    except Exception as error:  # RuntimeError, IndexError, UnicodeDecodeError, Rust's own
        said = one_line(str(error)) or type(error).__name__
        raise ModelError(
            f"The model {model.name} cannot be loaded or used, so it is damaged or the memory is full: {said}.",
            "Run: briefing model verify",
        ) from error
