"""Targets that say no more whose words these are, or give them to somebody else."""

import re

from briefing.checks.sentence_pair import SentencePair
from briefing.languages.morphology import may_be_first_person

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

_SPEAKS = re.compile(
    r"[»\"”!?,…]\s*[—–-]\s"
    r"|\b(?:с?каз|расск|говор|о[гт]овор|отзыв|отозв|улыб|отме[тч]|заяв|добав|подчер|сообщ|пояс|уточ|напом|счита|указ|призн|продолж|заключ|резюм"
    r"|завер|слов|мнени|данны|пи[шс]|цит|переда|привод|конста|отве|спр[ао]|воскл|заме|выра|выска|объяс|преду|пообещ|обеща"
    r"|призв|соглас|утвер|предпол|дума|полаг|ирон|возра|обрати|призы|высту|интерв|спике|собесе|автор"
    r"|произн|прогов|проком|коммен|крич|шут|настаив|жалова|мол\b|дескать|\w*подыто|\w*тверди|\w*твержд)"
)
"""What Russian quotes somebody with: a dash behind the quotation, or a word of speech."""

_ATTRIBUTED = re.compile(
    r"[,!?]['\"”] (?P<said>(?:[^\W\d_][\w'’.-]* ){1,10}?(?:said|says|told|noted|added|stressed|stated|explained"
    r"|recalled|remarked|replied|answered|continued|concluded|emphasized|pointed out|declared|announced))\b"
)

_WE = re.compile(r"\A(?:[—–-]\s*)?(?P<we>We|Our)\b(?!.*[\"«»“”])", re.DOTALL)
_FIRST_PERSON = re.compile(
    r"\b(?:мы|нас|нам|нами|наш\w*|я|меня|мне|мно[йю]|мо[йяеёию]\w*|себ\w+|собой|сво\w+|дава(?:йте|й))\b"
)


def speaker_missing(pair: SentencePair) -> str:
    """«Порт открыт», — сказал он. → "The port is open.": return «сказал он», or nothing."""
    if not pair.is_russian_to_english or _SAID_IN_ENGLISH.search(pair.target):
        return ""
    said = _SAID_IN_RUSSIAN.search(pair.source)
    return f"«{said['said']}»" if said else ""


def speaker_added(pair: SentencePair) -> str:
    """«Порт открыт, и мы рады.» → '"The port is open," an official said.': return “an official said”, or nothing."""
    if not pair.is_russian_to_english or _SPEAKS.search(pair.source_lower):
        return ""
    said = _ATTRIBUTED.search(pair.target)
    return f"“{said['said']}”" if said else ""


def first_person_added(pair: SentencePair) -> str:
    """«Присоединиться намерены и владельцы.» → "We also intend to join.": return “We”, or nothing.

    Only where the target begins with it, outside quotations: in the middle «следует» may be "we should".
    """
    found = _WE.search(pair.target) if pair.is_russian_to_english else None
    if not found or _FIRST_PERSON.search(pair.source_lower) or any(map(may_be_first_person, pair.source_words)):
        return ""
    return f"“{found['we']}”"
