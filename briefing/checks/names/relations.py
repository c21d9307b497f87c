"""Names that stand in another relation than in the Russian: «из Турции» became "to Türkiye".

Russian tells by prepositions and cases who does something, to whom it is done, whence and whither; a model goes by
the order of words: «порты, которые атакует Украина» became "the ports, which attacks Ukraine". What can be seen is a
name whose preposition, or whose place as the subject behind its verb, contradicts what stands before it in English.
"""

import re
from collections.abc import Collection, Iterator

from briefing.checks.names.counterparts import SURE, is_listed, likeness
from briefing.checks.names.english import NAME
from briefing.checks.names.russian import is_name, is_settled
from briefing.checks.sentence_pair import SentencePair
from briefing.languages import morphology

_CLAUSE = re.compile(r"[^,;:()«»“”\"—–]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ATTRIBUTE = r"(?:[а-яё-]+(?:[ое]го|[ое]й|ую|юю|их|ых) )?"
_FROM = re.compile(rf"(?<!\w)из(?:-за)? {_ATTRIBUTE}\Z", re.IGNORECASE)
_INTO = re.compile(rf"(?<!\w)в {_ATTRIBUTE}\Z", re.IGNORECASE)
_BEGINNING = 4
"""Letters by which a name is known again in another case."""

_LAST = re.compile(r"([а-яё]{4,}) \Z", re.IGNORECASE)
_MAY_AGREE = re.compile(r"(?:[оые]й|[ыи]м|[ое]му|[ыи]ми|ою|ею)\Z")
_SURELY_OBJECT = frozenset("которую которого которых".split())

_IS_FROM = re.compile(
    r"\b(?:from|out of|left|leaving|leaves|departed) (?:the )?(?:(?!for\b|\w+ing\b)[a-z]+ )?\Z", re.IGNORECASE
)
_IS_TO = re.compile(
    r"(?<!according )(?<!thanks )(?<!due )(?<!owing )(?<!prior )(?<!related )"
    r"\b(?:to|into|against|towards?|(?:aimed|directed) at|imposed on) (?:the )?\Z",
    re.IGNORECASE,
)
_IS_OBJECT = re.compile(
    r"\b(?:which|that|who)(?: (?:has|have|had|also|already|recently|again))*"
    r" (?!is |was |are |were |says |said |in )[a-z]+(?:s|ed)(?: the)? \Z"
)

_TOLD = re.compile(
    r"\b(?:сказал|заявил|рассказал|пояснил|сообщил|уточнил|подчеркнул|отметил)[аи]? (?P<whom>[A-Z0-9][\w.-]*\w) "
    r"(?=[^.;:()«»\"]{3,}\b[А-ЯЁ][а-яё]+)"
)
"""Whom somebody tells something who is named next: «сказал Report директор Ли»."""

_SPEAKS = re.compile(r"(?:,[^.;]{1,90},)? (?:said|says|stated|told|reported|added|noted|announced|explained)\b")
_SPOKEN = re.compile(r"\b(?:said|stated|told|reported|announced) by \Z")


def relation_changed(pair: SentencePair) -> str:
    """«экспорт из Турции» → "exports to Türkiye": return the names, or nothing."""
    if not pair.is_russian_to_english:
        return ""
    contradicted = (name for name, wrong in _relations(pair.source) if _is_contradicted(name, wrong, pair))
    listeners = (told["whom"] for told in _TOLD.finditer(pair.source) if _is_speaker(told["whom"], pair.target))
    return ", ".join(f"«{name}»" for name in dict.fromkeys((*contradicted, *listeners)))


def _is_speaker(name: str, target: str) -> bool:
    """Tell whether the target has a name, written as in the source, say what it is told."""
    start = target.find(name)
    return start >= 0 and bool(_SPEAKS.match(target, start + len(name)) or _SPOKEN.search(target[:start]))


def _is_contradicted(name: str, wrong: tuple[re.Pattern[str], ...], pair: SentencePair) -> bool:
    """Tell whether a name that the source has once stands behind what is wrong for it wherever the target has it."""
    if is_settled(name, pair) or sum(_is_same(word, name) for word in _WORD.findall(pair.source)) > 1:
        return False
    before = [pair.target[: word.start()] for word in NAME.finditer(pair.target) if likeness(name, word[0]) >= SURE]
    return bool(before) and all(any(pattern.search(text) for pattern in wrong) for text in before)


def _is_same(word: str, name: str) -> bool:
    """Tell whether a word may be the same name in another case."""
    return word[:_BEGINNING].lower() == name[:_BEGINNING].lower()


def _relations(source: str) -> Iterator[tuple[str, tuple[re.Pattern[str], ...]]]:
    """Yield names whose relation is certain, with patterns of what cannot stand before them in English."""
    for word in _WORD.finditer(source):
        if _is_name(word[0]) and (wrong := _wrong_for(word[0], source[: word.start()])):
            yield word[0], wrong


def _wrong_for(name: str, before: str) -> tuple[re.Pattern[str], ...]:
    cases = morphology.cases(name.lower())
    if _FROM.search(before):
        return (_IS_TO,)
    if _INTO.search(before):
        return (_IS_FROM,) if _is_goal(cases) else ()
    if _is_subject(name, before):
        return (_IS_TO, _IS_OBJECT)
    if not cases or not _follows_its_word(before):
        return ()
    if cases <= {"datv", "loct"}:
        return (_IS_FROM,)
    return (_IS_TO, _IS_OBJECT) if cases == {"ablt"} else ()


def _follows_its_word(before: str) -> bool:
    """Tell whether what comes next depends on the word before it, a noun, verb or participle, without preposition."""
    last = _LAST.search(before)
    return last is not None and not (_MAY_AGREE.search(last[1]) or morphology.is_preposition(last[1].lower()))


def _is_goal(cases: Collection[str]) -> bool:
    """Tell whether a word behind «в» says whither: «Турцию», not «Турции»."""
    return "accs" in cases and not {"loct", "loc2"} & {*cases}


def _is_only_subject(cases: Collection[str]) -> bool:
    """Tell whether a word can be a subject and no object: «Украина», not «Пекин»."""
    return "nomn" in cases and "accs" not in cases


def _is_name(word: str) -> bool:
    return word[0].isupper() and (is_name(word) or is_listed(word))


def _is_subject(name: str, before: str) -> bool:
    """Tell whether a name is the subject of the transitive verb before it."""
    *others, verb = (word.lower() for word in _WORD.findall(_CLAUSE.findall(f" {before}")[-1]) or " ")
    if not others or not before.endswith(" ") or not morphology.is_transitive_verb(verb):
        return False
    return (
        _is_only_subject(morphology.cases(name.lower()))
        or not _SURELY_OBJECT.isdisjoint(others)
        or any(map(morphology.is_only_accusative, others[-2:]))
    )
