"""Builds a Qwen2 tokenizer, byte-level BPE, from the vocabulary and merges that a GGUF file carries."""

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers

from briefing.engines.llm.gguf.reading import GgufFile
from briefing.errors import ModelError, one_line

# How Qwen2 cuts text before the merges: contractions, words, single digits, punctuation, line ends, spaces.
# Source: the published tokenizer.json of Qwen2 and Qwen2.5.
_QWEN2_PIECES = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)"
    r"|[^\r\n\p{L}\p{N}]?\p{L}+"
    r"|\p{N}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*"
    r"|\s*[\r\n]+"
    r"|\s+(?!\S)"
    r"|\s+"
)

# Token types of the GGUF format that are never made out of running text.
_NOT_TEXT = {3, 4}  # control, user-defined


def build(file: GgufFile) -> Tokenizer:
    """Return the tokenizer described by the file's ``tokenizer.ggml`` values; ids are those of the model.

    Raises:
        ModelError: the file carries another tokenizer than Qwen2's, or a damaged one.
    """
    kind = file.text("tokenizer.ggml.pre") or file.text("tokenizer.ggml.model")
    if kind != "qwen2":
        raise ModelError(f"{file.path} has a tokenizer of the kind “{one_line(kind)}”.", "Only Qwen2's can be used.")
    tokens, merges = file.texts("tokenizer.ggml.tokens"), file.texts("tokenizer.ggml.merges")
    types = file.codes("tokenizer.ggml.token_type")
    try:
        model = models.BPE({token: number for number, token in enumerate(tokens)}, [_halves(merge) for merge in merges])
    except Exception as error:  # the library raises no narrower type
        raise ModelError(f"{file.path} has a damaged vocabulary: {error}.", "Download it again.") from error
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_QWEN2_PIECES), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    special = [token for token, kind in zip(tokens, types, strict=False) if kind in _NOT_TEXT]
    tokenizer.add_special_tokens([AddedToken(token, normalized=False, special=True) for token in special])
    return tokenizer


def _halves(merge: str) -> tuple[str, str]:
    first, second = merge.split(" ", 1)
    return first, second
