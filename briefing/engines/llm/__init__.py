"""The ``llm`` engine: a chat model asked to translate, converted from GGUF and decoded by CTranslate2."""
