"""From one GGUF file of the Qwen2 architecture to a CTranslate2 int8 model with its tokenizer.

GGUF is the single-file format of llama.cpp: metadata, the vocabulary and quantised weights. The conversion needs
no torch: weights go tensor by tensor from the file's quantisation to CTranslate2's. Importing this package imports the
optional libraries it stands on (numpy, gguf, tokenizers): do so where a conversion begins.
"""

from briefing.engines.llm.gguf.adapter import shipped_adapter
from briefing.engines.llm.gguf.conversion import convert
from briefing.engines.llm.gguf.reading import read_header

__all__ = ["convert", "read_header", "shipped_adapter"]
