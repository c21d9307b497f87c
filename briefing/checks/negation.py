"""English that denies what the Russian affirms, or affirms what it denies.

There are so many ways to put a negation («не удалось» is "failed") that they cannot be looked up one by one. What can
be seen is a negation to which no word that denies answers at about the same place on the other side. Within a few words
any such word will do («отказался» and "did not"), further off only one that always denies. Distances and words were set
on all of NTREX-128.
"""

import re
from collections.abc import Iterable

from briefing.checks.sentence_pair import SentencePair


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")


_NO_DENIAL = _any_of(
    r"не (?:только|просто|столько|один|раз|прочь|случайно|секрет|факт|последн\w+)",
    r"не (?:говоря|считая|взирая|смотря|покладая|приходя)",
    r"не (?:менее|более|меньше|больше|позднее|позже|ранее|раньше|ниже|выше|далее|так давно)",  # "at least"
    r"не (?:мог\w*|может|могу) (?:\w+ )?не",  # "cannot but"
    r"(?:нельзя|чуть|едва|лишь бы|почему бы)(?: \w+){0,2} не",
    r"не (?:мог|могли) бы (?:вы|ты)",
    r"(?<=, )пока(?: [\w-]+){0,6} не",  # "until"
    r"как (?:никогда|ничто|никто)(?: не)?",
    r"на нет|или нет|что-то не так",
    r"(?:кто|что|где|как\w*|когда|куда|сколько) бы (?:[\w-]+ ){0,2}ни",
)
"""What looks like a negation but is not."""

_SAID_OTHERWISE = _any_of(
    r"не исключ\w+|не спа\w+|не единственн\w+|не предел",  # "possible", "stay up"
    r"не (?:переста|прекраща|скрыва|сомнева|возража|умолка|остав|отста|сдава)\w*",  # "keep", "agree"
    r"не (?:хват|удал|удаст|уда[её]т|обош|облада|име|состав|соответств|дав)\w*",  # "lack", "fail"
    r"не [^,.;:!?]{1,40}(?=, а)|(?<=[,] )а не",  # "rather than"
    r"до тех пор|не здесь|не по|не из|не желая",
)
"""Negations that English puts with or without one."""

_DENIES = _any_of("не", "нет", "нельзя", "никогда", "невозможно", "никто", "ничего", "нигде")

_SAID_AGAIN = _any_of(
    r"(?:ник\w+|ничего|ничто|ничему|нигде|нет(?=,)|ни [^,.;]{1,60}?)(?=[^.;:!?]{1,70}?\b(?:не|нет|нельзя)\b)"
)
"""The first half of a double negation: «никто не» is one."""

_MAY_DENY = _any_of(
    r"не(?!котор|скольк|дав|дел|фт|бо|мед|мец|г[ао]|йтр|рв|обходим|зависим|посредств|движим|[ейм]\b|много|далеко|мало|сколько)\w*",
    r"н[иі]|нич\w+|ник(?:то|ого|ому|ем|ак|огда|уда)\w*|ниг\w+|без|бе[зс](?!опас)\w{4,}",
    r"вряд|едва|лишь|вместо|кроме|против|мимо|иначе|скорее|все равно|тщетн\w+|напрасн\w+|сомн\w+|редк\w+|мало|далек\w*",
    r"(?:отказ|отклон|отверг|отриц|опроверг|отсутств|запре[тщ]|лиш[аеи]|утра[тч]|переста|прекра[тщ]|избе[жг]|препятств)\w*",
    r"(?:исключ|провал|срыв|сорва|уклон|умолч|пропус|отмен|воздерж|меша|помеша|предотвра|потеря|упус|порица|осужда)\w*",
)
"""Russian for "not", "hardly", "instead of", "refuse": what an English negation may stand for."""

_SURELY_DENIES = _any_of(
    "не|нет|нельзя|ни|без|никогда|никто|ничего|нигде|вряд|невозможно", r"никак\w*|отказ\w+|отсутств\w+"
)
"""Those of them that always deny."""

_ENGLISH_NO_DENIAL = _any_of(
    r"not (?:least|to mention|surprising\w*|long ago|until)",
    r"(?:whether or|if|or|why) not",
    r"(?:is|are|was|were|do|did|does|has|have|had|would|could|should|wo|ca|ai)n['’]t (?:it|they|he|she|you|we|i|there)",
    r"no (?:longer|wonder|doubt|more than|less than|later than|matter|sooner|one but)",
    r"why \w+n['’]t|cannot (?:help )?but",
    r"nothing (?:but|short)|not guilty|never mind|for nothing",
)

_ENGLISH_DENIES = _any_of(
    "not|cannot|never|nobody",
    r"\w+n['’]t",
    r"(?:is|are|was|were|has|have|had|be|been) no",
)

_ENGLISH_MAY_DENY = _any_of(
    r"not?|non\w*|cannot|never\w*|neither|nor|none\w*|nobody|nothing|nowhere|without|hardly|barely|scarcely|rarely|seldom",
    r"\w+n['’]t|few|little|less|fewer|unless|instead|rather|far|short|wrong|bad|poor|otherwise|away|down",
    r"(?:fail|lack|refus|refrain|reject|declin|avoid|prevent|prohibit|forbid|block|miss(?!i)|absen|ignor|neglect|withh)\w*",
    r"(?:stop|ceas|cancel|oppos|exclud|struggl|difficult|problem|trouble|unable|shun|overlook|spare|elud|evad|halt)\w*",
    r"scarce\w*|badly",
    r"den(?:y|ied|ies|ying)|ban(?:s|ned)?|bar(?:s|red)|lost|los[es]\w*|forb[ai]d\w*|hid(?:e|es|den)?",
    r"un(?!i[tfqov]|der|til|cle|es)\w{3,}|dis(?!c[uo]|tr|pl|ta|pa|aster)\w{3,}|mis(?:[cfguj]|tr|re)\w{3,}|ir(?:re[gls]|ra)\w+",
    r"il(?:leg|li[ct]|log)\w+|im(?:poss|prob|mov|pat|perf|penet|prac)\w*|\w{3,}less(?:ly|ness)?",
    r"in(?:abil|acc|ad[em]|app[lr]|cap[ai]|cons[iu]|def|dep|dir|eff|eli|equ[ai]|evi|exp|op|sec|sens|suff|tol|val|vis)\w+",
)
"""English for «не», «нет», «незаконный»: what a Russian negation may stand for."""

_ENGLISH_SURELY_DENIES = _any_of(
    r"not?|non\w*|cannot|never|nobody|none|nothing|neither|nor|nowhere|without|\w+n['’]t|unless|hardly|barely|scarcely",
    r"(?:fail|refus|lack|reject|unable|unlikely|impossib)\w*|yet to",
)
"""Those of them that always deny."""

_OWN_NEGATION = _any_of("against", "without", r"\w{3,}less", "despite", r"instead|rather")
"""English for «против», «без», «несмотря» and «вместо», which therefore cannot stand for a "not" as well."""

_OWN_WORDS = tuple(
    (re.compile(rf"(?<!\w)(?:{russian})"), _any_of(english))
    for russian, english in (
        (r"без\b|бес\w{4}", "without"),
        ("отриц|отрек", "den(?:y|ies|ied|ying)"),
        ("прекра|переста|остан", r"(?:stop|ceas)\w*"),
        ("отказ", r"refus\w*"),
        ("отсутств|недостат|нехват", r"lack\w*"),
        ("разоруж|демонтаж", r"dis(?:arm|mantl)\w*"),
        ("провал|неудач", r"fail\w*"),
    )
)
"""English that denies for a Russian word of the same meaning, and so answers no «не»."""

_MAY_BE_DENIED = _any_of(
    r"не (?:хват|удал|удаст|уда[её]т|обош|облада|име[елю]|соответств)\w*",
    r"(?:вряд|едва) ли|недопустим\w*|неприемлем\w*|недоступн\w*|невозможн\w*",
)
"""Negations for which English may have one of many words, "fail" or "unlikely", but seldom none."""

_EMPHATIC = re.compile(
    r"(?<!\w)(?<!to )(?<!will )(?<!would )(?<!can )(?<!could )(?<!should )(?<!must )(?<!what )"
    r"(?:do|does|did) (?:\w+ly |even |still )?"
    r"(?!(?:an?|the|this|that|these|those|its?|s?he|they|we|you|i|me|hi[ms]|her|them|us|my|your|our|their)\b)"
    r"(?!(?:so|to|as|in|on|at|with|for|from|by|of|and|or|but|if|than|is|was|wh\w+|how)\b)"
    r"(?!(?:well|better|okay|business|again|here|there|now|today)\b)"
    r"(?!(?:\w+thing|all|much|more|most|one|some|any|not?|work|harm|damage|good|job|up|down|out|away|justice)\b)"
    r"(?!\w+(?:ing|ed)\b)[a-z]+"
)
"""A "do" that only goes with a verb, in no question: what is left of "did not agree", and rare otherwise."""

_NOT_ONLY = _any_of("not (?:only|just|merely|simply)", "whether or not")

_BESIDES = _any_of("не|помимо|кроме|мало того")
"""What "not only" stands for: without one of these, "not just" denies."""

_NEAR = 40
"""Letters of the target between a negation and a word that surely denies, at most, in any sentence."""

_NEAR_IF_LOST, _NEAR_IF_ADDED = 0.15, 0.2
"""The same as a share of the target, if that is more, for lost and for added negations."""

_CLOSE_IF_LOST, _CLOSE_IF_ADDED = 20, 8
"""Letters of the target between a negation and a word that may deny, at most."""

_IN_SENTENCE = 1.0
"""Share of the sentence between «не удалось» and "failed", at most."""

_ANYWHERE = 0.5
"""Share of the sentence between «против» and "against", at most."""


def negation_lost(pair: SentencePair) -> str:
    """«Порт не открыт.» → «The port is open.»: return the word that denies, or nothing."""
    if not pair.is_russian_to_english:
        return ""
    source, target = _blank(pair.source_lower, _NO_DENIAL, _SAID_AGAIN), _blank(pair.target_lower, _NOT_ONLY)
    lost = _flatly_lost(source, target) or _lost_beside_do(source, target)
    return f"«{lost[0]}»" if lost else ""


def _flatly_lost(source: str, target: str) -> list[str]:
    """Return the negations to which no English word answers; if there are none, the doubtful ones."""
    denials, doubtful_ones = _DENIES.finditer(_blank(source, _SAID_OTHERWISE)), _MAY_BE_DENIED.finditer(source)
    english = _blank(target, *(own for russian, own in _OWN_WORDS if russian.search(source)))
    sure = _places(_ENGLISH_SURELY_DENIES, english)
    doubtful = _places(_ENGLISH_MAY_DENY, english, _ENGLISH_SURELY_DENIES)
    near, close = _reaches(target, _NEAR_IF_LOST, _CLOSE_IF_LOST)
    lost = _unanswered(denials, (sure, near), (doubtful, close))
    return lost or _unanswered(doubtful_ones, (sure, _IN_SENTENCE), (doubtful, _ANYWHERE))


def _lost_beside_do(source: str, target: str) -> list[str]:
    """Return the words that deny where the English has "did agree", as is left when "did not agree" loses its "not"."""
    if not _EMPHATIC.search(target):
        return []
    near, _ = _reaches(target, 0, 0)
    return _unanswered(_MAY_DENY.finditer(source), (_places(_ENGLISH_SURELY_DENIES, target), near))


def negation_added(pair: SentencePair) -> str:
    """«Порт открыт.» → «The port is not open.»: return the word that denies, or nothing."""
    if not pair.is_russian_to_english:
        return ""
    target = _blank(pair.target_lower, _ENGLISH_NO_DENIAL, *[_NOT_ONLY] * bool(_BESIDES.search(pair.source_lower)))
    denials = list(_ENGLISH_DENIES.finditer(target))
    if not denials:
        return ""
    source = _blank(pair.source_lower, _NO_DENIAL)
    sure, doubtful = _places(_SURELY_DENIES, source), _places(_MAY_DENY, source, _SURELY_DENIES)
    for place in _places(_OWN_NEGATION, target):
        if not _take_nearest(doubtful, place, _ANYWHERE):
            _take_nearest(sure, place, _ANYWHERE)
    near, close = _reaches(target, _NEAR_IF_ADDED, _CLOSE_IF_ADDED)
    unasked = _unanswered(denials, (sure, near), (doubtful, close))
    return f"“{unasked[0]}”" if unasked else ""


def _reaches(target: str, share: float, letters: int) -> tuple[float, float]:
    """Return how far a word that surely denies, and one that may, can be from a negation, as shares of the target."""
    size = max(len(target), 1)
    return max(share, _NEAR / size), letters / size


def _unanswered(denials: Iterable[re.Match[str]], *reasons: tuple[list[float], float]) -> list[str]:
    """Return the negations to which nothing on the other side answers; what answers is removed from its list.

    ``reasons`` are places of words on the other side, with how far from them a negation may be, the surest first.
    """
    left = [(denial.start() / len(denial.string), denial[0]) for denial in denials]
    for places, reach in reasons:
        left = [(place, word) for place, word in left if not _take_nearest(places, place, reach)]
    return [word for _, word in left]


def _take_nearest(reasons: list[float], place: float, reach: float) -> bool:
    """Remove the nearest reason from the list, and tell whether there was one within reach."""
    nearest = min(reasons, key=lambda reason: abs(reason - place), default=None)
    if nearest is None or abs(nearest - place) > reach:
        return False
    reasons.remove(nearest)
    return True


def _places(pattern: re.Pattern[str], text: str, *except_for: re.Pattern[str]) -> list[float]:
    """Return where the pattern is found, from 0, the start of the text, to 1, its end."""
    return [found.start() / len(text) for found in pattern.finditer(_blank(text, *except_for))]


def _blank(text: str, *patterns: re.Pattern[str]) -> str:
    """Return the text with spaces for what a pattern finds, so that everything else keeps its place."""
    for pattern in patterns:
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text
