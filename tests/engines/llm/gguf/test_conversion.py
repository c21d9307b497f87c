"""GGUF files, read and converted: the converted model must compute what the numbers in the file say."""

import json
from pathlib import Path

import ctranslate2
import numpy as np
import pytest

from briefing.engines.llm import gguf
from briefing.engines.llm.chat import Chat
from briefing.errors import ModelError
from tests.factories.gguf import SPECIAL, TOKENS, Array, TinyModel, log_probs, tiny_model

IDS = [
    TOKENS.index(token) for token in ("<|im_start|>", "the", "Ġcat", "a", "b", "é", "0", "Ċ", "a", "ÿ", "Ĳ", "!", "x")
]


def ignore(_done: int, _total: int) -> None:
    pass


def converted(model: TinyModel, folder: Path) -> Path:
    file = model.write(folder / "tiny.gguf")
    (folder / "model").mkdir()
    gguf.convert(file, folder / "model", ignore)
    return folder / "model"


def as_int8(weight: Array) -> Array:
    """Round a matrix as int8 with one scale a row does; vectors stay."""
    if weight.ndim == 1:
        return weight
    scale = 127 / np.abs(weight).max(axis=1, keepdims=True)
    return np.rint(weight * scale) / scale


@pytest.mark.parametrize("tied", [False, True])
@pytest.mark.parametrize("kind", ["F32", "F16", "BF16", "Q8_0", "Q5_1", "Q4_K", "Q6_K"])
def test_the_converted_model_computes_what_the_file_says(kind, tied, tmp_path):
    model = tiny_model(kind, tied=tied)
    generator = ctranslate2.Generator(str(converted(model, tmp_path)), compute_type="float32")
    found = np.array(generator.forward_batch([IDS], return_log_probs=True))[0]
    expected = log_probs({name: as_int8(weight) for name, weight in model.weights().items()}, IDS)
    # Processors add up float32 in other orders: 0.0013 apart was seen, and 0.02 where one weight is wrong.
    np.testing.assert_allclose(found, expected, atol=3e-3)


def test_int8_arithmetic_stays_close(tmp_path):
    model = tiny_model()
    generator = ctranslate2.Generator(str(converted(model, tmp_path)), compute_type="int8")
    found = np.array(generator.forward_batch([IDS], return_log_probs=True))[0]
    expected = log_probs(model.weights(), IDS)
    # 0.14 was seen on a processor without VNNI, whose sums of two products saturate; what is unrelated is 1.1 apart.
    assert np.abs(found - expected).mean() < 0.2 * expected.std()


def test_progress_counts_bytes_to_the_end(tmp_path):
    calls: list[tuple[int, int]] = []
    (tmp_path / "model").mkdir()
    model = tiny_model("Q8_0")
    gguf.convert(model.write(tmp_path / "tiny.gguf"), tmp_path / "model", lambda *call: calls.append(call))
    size = sum(data.nbytes for data in model.tensors.values())
    assert calls == sorted(calls)
    assert calls[-1] == (size, size)


def test_the_folder_says_how_to_talk_to_the_model(tmp_path):
    folder = converted(tiny_model(), tmp_path)
    form = json.loads((folder / "chat.json").read_text(encoding="utf-8"))
    assert form == {"name": "Tiny Chat", "end_tokens": ["<|im_end|>", "<|endoftext|>"], "template": "chatml"}


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("the cat", ["the", "Ġcat"]),
        ("it's", ["i", "t", "'s"]),
        ("12", ["1", "2"]),  # digits stand alone, though the merges have a “12”
        ("a\n\nb", ["a", "ĊĊ", "b"]),
        ("a   b", ["a", "ĠĠ", "Ġ", "b"]),  # the last space goes to the word, which here has no token with one
        ("а", ["Ð°"]),
        ("б", ["Ð", "±"]),
        ("e\u0301", ["Ã", "©"]),  # composed first: é
        ("a<|im_end|>", ["a", *"<|im_end|>"]),  # an article cannot end the user's turn
    ],
)
def test_text_is_cut_as_qwen2_cuts_it(text, tokens, chat):
    assert chat.tokens(text) == tokens


@pytest.fixture(scope="module")
def chat(tmp_path_factory) -> Chat:
    return Chat.load(converted(tiny_model(), tmp_path_factory.mktemp("chat")))


@pytest.mark.parametrize(
    "text", ["", " Баку – Тбилиси — Карс:\t«№ 5», 3,5 млрд \n", "阿塞拜疆", "🚢 — ok?", "a  \r\n b"]
)
def test_tokens_become_the_same_text_again(text, chat):
    assert chat.text([TOKENS.index(token) for token in chat.tokens(text)]) == text


def test_a_conversation_is_written_in_special_tokens(chat):
    assert chat.turn("a", "b") == ["<|im_start|>", "a", "Ċ", "b", "<|im_end|>", "Ċ"]
    assert chat.begin("a") == ["<|im_start|>", "a", "Ċ"]
    assert chat.text([TOKENS.index(token) for token in ("Ġcat", *SPECIAL)]) == " cat"


def test_a_file_is_described_by_what_it_says(tmp_path):
    file = tiny_model().write(tmp_path / "tiny.gguf")
    header = gguf.read_header(file)
    said = header.text("general.architecture"), header.text("general.size_label"), header.count("qwen2.block_count")
    assert (header.name, *said) == ("Tiny Chat", "qwen2", "1.3M", 2)


def test_a_file_without_a_name_goes_by_its_own(tmp_path):
    file = tiny_model().saying(general__name="").write(tmp_path / "found-it.gguf")
    assert gguf.read_header(file).name == "found-it"


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (lambda _: b"", "is not a GGUF file"),
        (lambda _: b"PK\x03\x04" + bytes(99), "is not a GGUF file"),
        (lambda data: data[:4] + b"\x09" + data[5:], "GGUF version 9 is unknown"),
        (lambda data: data[:30], "it ends inside its header"),
        (lambda data: data[:3000], "it ends inside its header"),
        (lambda data: data[: len(data) // 2], "is cut short"),
        (lambda data: data[:-1], "is cut short"),
        (lambda data: data[:8] + b"\xff" * 8 + data[16:], "is damaged"),  # as many tensors
        (lambda data: data[:16] + b"\xff" * 8 + data[24:], "is damaged"),  # as many values
        (lambda data: data.replace(b"ggml.tokens\x09\0\0\0\x08", b"ggml.tokens\x09\0\0\0\x09"), "unknown value type 9"),
        (lambda data: data.replace(b"ffn_up.weight\x02\0\0\0", b"ffn_up.weight\x63\0\0\0"), "99 dimensions"),
    ],
)
def test_a_damaged_file_is_refused(damage, problem, tmp_path):
    file = tiny_model().write(tmp_path / "tiny.gguf")
    data = file.read_bytes()
    file.write_bytes(damage(data))
    assert file.read_bytes() != data
    assert_refused(file, tmp_path, problem)
    with pytest.raises(ModelError):
        gguf.read_header(file)


@pytest.mark.parametrize(
    ("model", "problem"),
    [
        (tiny_model().saying(general__architecture="llama"), "architecture “llama”"),
        (tiny_model().saying(tokenizer__ggml__pre="deepseek-r1-qwen"), "tokenizer of the kind “deepseek-r1-qwen”"),
        (tiny_model().saying(qwen2__rope__scaling__type="yarn"), "stretches its context by “yarn”"),
        (tiny_model().without("blk.1.attn_k.bias"), "blk.1.attn_k.bias is missing"),
        (tiny_model().without("token_embd.weight"), "token_embd.weight is missing"),
    ],
)
def test_a_model_of_another_kind_is_refused(model, problem, tmp_path):
    assert_refused(model.write(tmp_path / "tiny.gguf"), tmp_path, problem)


def assert_refused(file: Path, folder: Path, problem: str) -> None:
    (folder / "model").mkdir()
    with pytest.raises(ModelError) as caught:
        gguf.convert(file, folder / "model", ignore)
    assert problem in caught.value.problem
    assert str(file) in caught.value.problem
    assert not (folder / "model" / "model.bin").exists()
