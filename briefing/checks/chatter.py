"""Targets in which a language model talks to its user, as a rule in English, instead of just translating."""

import re
from dataclasses import dataclass
from typing import Literal

from briefing.checks.sentence_pair import SentencePair

Topic = (
    Literal["translation", "language", "russian", "label", "meaning", "text"]
    | Literal["answer", "consent", "regret", "request", "note"]
)

_IN_SOURCE: dict[str, dict[Topic, str]] = {
    "ru": {
        "translation": r"перев[ео]д|перев[её]л|перевест|переклад|трактов|толков|трансл",
        "language": r"английск|англ\.",
        "russian": r"русск|росси",
        "label": r"источник|исходн|оригинал|\bцел(?:ь|и|ей|ев)",
        "answer": r"ответ|отклик|результат|итог|выпуск|объ[её]м|добы|производ|вывод|реакци|пользовател|помощни|систем",
        "consent": r"конечно|разумеется|безусловно|несомненно|естественно|обязательно|абсолютн|уверен|\bточно|\bда\b",
        "regret": r"извин|прости|прошу прощ|сожал|жаль|вынужд|не мо[гж]|невозможн|не в состоянии|не удал|не смож",
        "request": r"просьб|прос[ия]|\bпрошу|пожалуйста|предостав",
        "note": r"примеч|прим\.|внимани|учт[иеё]|учесть|учитыва|записк|\bнот[аы]|замет[иь]|отмет[иь]|ъясн|поясн",
        "meaning": r"знач|означ|подразум|говор|глас|сказан|указ|чита|отмеча|сообща|подч[её]рк|заявля",
        "text": r"текст|предложени|фраз|абзац|пункт|строк|заявлени|\bслов[оау]?\b",
    }
}
"""By source language, words that make talk of a topic a translation rather than the model's own."""


@dataclass(frozen=True, slots=True)
class _Talk:
    """Words (in lower case) that give a model away, and the topic that a source with such a translation has."""

    topic: Topic | None
    pattern: re.Pattern[str]

    def is_in(self, pair: SentencePair) -> bool:
        if not self.pattern.search(pair.target_lower) or self.pattern.search(pair.source_lower):
            return False
        topic_words = self.topic and _IN_SOURCE.get(pair.source_language, {}).get(self.topic)
        return not (topic_words and re.search(topic_words, pair.source_lower))


def _opening(topic: Topic | None, pattern: str) -> _Talk:
    return _Talk(topic, re.compile(r"\A[\W_]*+" + pattern))


def _aside(topic: Topic | None, pattern: str) -> _Talk:
    return _Talk(topic, re.compile(pattern))


_TEXT = r"(?:text|sentence|phrase|passage|statement|word|paragraph|line)"
_THE_TEXT = rf"(?:the|this|your)\b(?:[ -]\w+){{0,3}} {_TEXT}(?: \w+| [\"“«][^\"”»]{{0,80}}[\"”»]){{0,3}}"
_CANNOT = r"(?:can['’]?t|cannot|am unable to)"

_TALKS = (
    # Sure! The port is open.
    _opening("consent", r"(?:sure|certainly|of course|absolutely)(?:[!:]|, here\b)"),
    # Okay, here's the English version: ...
    _opening("translation", r"(?:\w+\W+)?here(?:['’]s| is| are| you go)\b[^.\n]{0,60}\b(?:translat|version|english)"),
    # The Russian text translates to: ...; The sentence "Порт открыт" can be translated as ...; This phrase means ...
    _opening("translation", rf"{_THE_TEXT} (?:translat\w+|in english|in russian)\b"),
    _opening("meaning", rf"{_THE_TEXT} (?:means?|reads?|says?)\b"),
    # It translates to: ...; Translate the following ...
    _opening("translation", r"(?:it |that |which )?(?:is |can be |could be )?translate[sd]? (?:to|as|into|the|this)\b"),
    # Translation: ...; English translation (formal): ...; Translated into English: ...
    _opening("translation", r"(?:\w+ ){0,3}translat(?:ion|ed)(?: \w+){0,3}(?: ?\([^)]{0,40}\))?\W{0,3}:"),
    # Output: ...
    _opening("answer", r"(?:output|answer|result|response)\W{0,3}:"),
    # I'm sorry, but I can't help with that.
    _opening("regret", rf"(?:i['’]?m sorry|i am sorry|sorry|i apologi[sz]e)\b[^.\n]{{0,40}}\b(?:{_CANNOT}|but i)\b"),
    _opening("regret", rf"i {_CANNOT} (?:translate|assist|help|provide|fulfil)"),
    # assistant: ...
    _opening("answer", r"(?:user|assistant|system|human|translator)\**(?:\s*:|\s*\n)"),
    # Russian: Порт открыт. In English: The port is open.
    _aside("russian", r"\brussian(?: text| sentence)?\**: "),
    _aside("language", r"\benglish(?: text| sentence| version)?\**:\s"),
    _aside("label", r"\b(?:source|original|target)(?: text| sentence)?\**: "),
    # The port is open. (Note: "open" can also mean "working".)
    _aside("note", r"\b(?:note|explanation)\**\s?:(?!\d)"),
    _aside("note", r"\(note that\b"),
    _aside("note", r"please note\b"),
    # Please note that this is a literal translation.
    _aside("translation", r"(?:this|the|my|above|literal|provided|accurate|direct)(?: english)? translation\b"),
    # The given sentence is about a port.
    _aside("text", rf"\b(?:original|russian|source|given|provided|following) {_TEXT}\b"),
    # As an AI language model ...; I hope this helps!
    _aside(None, r"as an ai (?:language model|assistant)\b"),
    _aside(None, r"hope (?:this|that|it) helps\b"),
    _aside(None, r"let me know if\b"),
    # Please provide the text.
    _aside("request", r"please provide\b"),
    # The port is open.assistant
    _aside(None, r"[.!?…\"”»\n]\s{0,4}(?:user|assistant)\s?(?:\Z|\n|:)"),
    # Markup, and special tokens of models
    _aside(None, r"(?:\A|\n)#{1,4} "),
    _aside(None, r"```|~~~|\*\*|<\|\w{1,20}\|>|</?(?:s|unk|pad|think|translation|text|target|source)>|\[/?inst\]"),
    # A second paragraph: whatever it says, a sentence has only one.
    _aside(None, r"\n[^\S\n]*\S"),
)


def preamble(pair: SentencePair) -> bool:
    """«Порт открыт.» → «The Russian text translates to: The port is open.» but not «Перевод: …» → «Translation: …»."""
    return any(talk.is_in(pair) for talk in _TALKS)
