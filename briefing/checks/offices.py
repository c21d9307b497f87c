"""Offices that became another: «правительство» as "president"."""

import re

from briefing.checks.sentence_pair import SentencePair

_OFFICES = {
    "president": (r"президент\w*", r"president\w*|potus|administration\w*"),
    "prime minister": (r"премьер(?:-министр)?\w*", r"prime minister\w*|pm|premier"),
    "minister": (
        r"(?<!премьер-)министр\w*|госсекретар\w+|секретар\w+|глав\w* (?:мид|минфин|минэнерго|минобороны|минтранс)\w*",
        r"(?<!prime )minister\w*|secretar\w+",
    ),
    "government": (r"правительств\w*|кабинет\w*", r"government\w*|cabinet\w*|administration\w*"),
    "parliament": (
        r"парламент\w*|депутат\w*|милли меджлис\w*|мажилис\w*",
        r"parliament\w*|mp|mps|milli majlis|mazhilis|majilis",
    ),
    "ambassador": (r"посол|посла|послу|послом|послы|послов|послам|посольств\w*", r"ambassador\w*|envoy\w*|embass\w+"),
    "deputy": (r"заместител\w+|замминистр\w*|вице-\w+|депутат\w*", r"deput\w+|vice\w*"),
}
"""By office, its Russian words and those that English may have for it."""

_PATTERNS = {
    office: (re.compile(rf"(?<![\w-])(?:{russian})(?![\w-])"), re.compile(rf"(?<!\w)(?:{english})(?!\w)"))
    for office, (russian, english) in _OFFICES.items()
}


def office_changed(pair: SentencePair) -> str:
    """«Правительство открыло порт.» → «The President opened the port.»: return both, or nothing.

    Objects only where the target lacks an office of the source and has one that the source does not.
    """
    if not pair.is_russian_to_english:
        return ""
    russian = {office: pattern.search(pair.source_lower) for office, (pattern, _) in _PATTERNS.items()}
    english = {office: pattern.search(pair.target_lower) for office, (_, pattern) in _PATTERNS.items()}
    lost = [russian[office] for office in _OFFICES if russian[office] and not english[office]]
    new = [english[office] for office in _OFFICES if english[office] and not russian[office]]
    if not (lost and new and lost[0] and new[0]):
        return ""
    return f"«{lost[0][0]}», but “{new[0][0]}”"
