"""Speech whose speaker was lost."""

import re

from briefing.checks.sentence_pair import SentencePair

_SAID_IN_RUSSIAN = re.compile(
    r"[\"“”»]\s*+(?:,\s*+)?[—–-]\s*+(?P<said>(?:сказал|отметил|заявил|добавил|подчеркнул|сообщил|пояснил|уточнил|рассказал|говорит"
    r"|напомнил|считает|указал|признал|продолжил|заключил|резюмировал|заверил)\w*(?: [^\W\d_]+)?)"
)
_SAID_IN_ENGLISH = re.compile(
    r"\b(?:said|say(?:s|ing)|told|tells|spoke|speaks|wrote|writes|thinks|thought|feels|felt|according|in .{2,40} words"
    r"|not(?:ed|es|ing)|add(?:ed|s|ing)|stat(?:ed|es|ing)|stress(?:ed|es|ing)|summ(?:ed|ing)"
    r"|(?:accept|acknowledg|admit|affirm|agre|announc|answer|argu|ask|assert|assur|believ|caution|cit|claim|clarif"
    r"|comment|conced|conclud|confess|confirm|consider|continu|declar|describ|emphasi[sz]|explain|express|highlight"
    r"|inform|insist|join|maintain|mention|observ|opin|point|promis|quot|recall|recount|relat|remark|remind|repl|report"
    r"|respond|reveal|shar|specif|testif|underlin|underscor|voic|vow|warn)(?:t?ed|e?s|ied|ies|ing))\b",
    re.IGNORECASE,
)


def speaker_missing(pair: SentencePair) -> str:
    """«Порт открыт», — сказал он. → "The port is open.": return «сказал он», or nothing."""
    if not pair.is_russian_to_english or _SAID_IN_ENGLISH.search(pair.target):
        return ""
    said = _SAID_IN_RUSSIAN.search(pair.source)
    return f"«{said['said']}»" if said else ""
