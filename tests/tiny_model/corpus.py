"""The sentence pairs of the tiny model: fills the slots of ``templates.tsv`` from ``lexicon.tsv``.

The notation is described at the head of both files. Everything is drawn from one seeded generator, so the
same files always give the same pairs.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
AGREEMENT = "mfnp"
SLOT = re.compile(r"\{(?P<article>a )?(?P<kind>[a-z]+)(?P<index>\d?)(?:\.(?P<case>[a-z]+)|(?P<options>[|/][^}]*))?\}")

SEED = 2026
ROUNDS = 220
HELD_OUT_ROUNDS = 50

COPYABLE = {"line", "route", "site", "org", "deal"}
COPY_RATE = 0.2
JOIN_RATE = 0.06
FOREIGN_RATE = 0.04

# Word lists, split below: a quoted and comma-separated list of single words is harder to read.
ENGLISH_WORDS = """
    Alat Alyat Baku Aktau Trump Zangezur Zangazur Caspian Trans Turkic Eurasian Asian Black Sea Silk Gateway Bridge
    Central Middle Median Southern Northern Eastern Western Regional International Global Strategic Economic Special
    Free Trade Transit Energy Gas Digital Green Clean Smart Open New Great Peace Prosperity
"""
ENDINGS = "Corridor Route Path Zone Port Terminal Pipeline Railway Initiative Bank Fund Forum Group Road Way Line"
KNOWN_CODES = "TRIPP SOCAR BP TANAP TAP BTC BTK TITR FEZ ADY Masdar Boeing Airbus Trend Report Kazinform"
CONSONANTS = [*"bcdfghjklmnpqrstvwxyz", "sh", "ch", "ph", "ş", "ç", "ğ"]
VOWELS = [*("aeiou" * 8), "y", "ə", "ö", "ü", "ı"]
# Written in a script the vocabulary cannot spell: these become <unk> on both sides and are put back from the source.
FOREIGN = "丝绸之路中亚里海能源和平"


@dataclass(frozen=True, slots=True)
class Filler:
    """What stands in a slot: six Russian forms, the agreement class, and English renderings with weights."""

    forms: tuple[str, ...]
    agreement: str
    renderings: tuple[str, ...]
    weights: tuple[int, ...] = (1,)

    @property
    def varies(self) -> bool:
        """Whether the training data translate this filler in several ways."""
        return len(self.renderings) > 1


@dataclass(frozen=True, slots=True)
class Pair:
    """A Russian sentence and its English; ``varies`` when the corpus holds rival renderings of the Russian."""

    russian: str
    english: str
    varies: bool = False


Lexicon = dict[str, list[Filler]]
Slots = dict[str, tuple[Filler, str]]


def read_rows(path: Path) -> list[list[str]]:
    """Return the tab-separated fields of each line that is neither blank nor a comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def parse_filler(agreement: str, russian: str, english: str) -> Filler:
    """Read one lexicon line; a single Russian form stands for all six cases."""
    forms = tuple(russian.split(" / "))
    weighted = [re.fullmatch(r"(?:(\d+) )?(.+)", text) for text in english.split(" | ")]
    return Filler(
        forms=forms * 6 if len(forms) == 1 else forms,
        agreement="p" if agreement == "ps" else agreement,
        renderings=tuple(match[2] for match in weighted if match),
        weights=tuple(int(match[1] or 1) for match in weighted if match),
    )


def read_lexicon() -> Lexicon:
    """Return the fillers of each slot kind; a ``line`` is a ``route`` or a ``pipe``."""
    lexicon: Lexicon = {}
    for kind, agreement, russian, english in read_rows(FOLDER / "lexicon.tsv"):
        lexicon.setdefault(kind, []).append(parse_filler(agreement, russian, english))
    return lexicon | {"line": lexicon["route"] + lexicon["pipe"]}


def literal(russian: str, english: str | None = None) -> Filler:
    """Return a filler that never changes its form."""
    return Filler((russian,) * 6, "m", (english or russian,))


def pseudo_word(rng: random.Random) -> str:
    """Return a capitalised made-up word, so that copying is learnt as copying and not by heart."""
    syllables = [rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(rng.randint(1, 3))]
    return "".join([*syllables, rng.choice(["", *CONSONANTS])]).capitalize()


def phrase(rng: random.Random) -> str:
    """Return a Latin noun phrase in title case, such as ``Caspian Zelmo Corridor``."""
    words = [
        rng.choice(ENGLISH_WORDS.split()) if rng.random() < 0.8 else pseudo_word(rng) for _ in range(rng.randint(1, 3))
    ]
    return " ".join([*words, rng.choice(ENDINGS.split())])


def code(rng: random.Random) -> str:
    """Return a company or project name: an acronym, a number plate, a made-up word, rarely a foreign script."""
    if rng.random() < FOREIGN_RATE:
        return "".join(rng.sample(FOREIGN, 2))
    acronym = "".join(rng.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=rng.randint(2, 5)))
    known = rng.choice(KNOWN_CODES.split())
    kinds = [acronym, f"{acronym[:2]}-{rng.randint(2, 999)}", f"{acronym}.AI", pseudo_word(rng), known]
    return str(rng.choices(kinds, weights=(3, 1, 1, 2, 4))[0])


def copied(fillers: list[Filler], rng: random.Random) -> Filler:
    """Return an English term standing in the Russian sentence; phrases get the article, acronyms do not."""
    kind = rng.random()
    if kind < 0.25:
        return literal(code(rng))
    english = rng.choice(rng.choice(fillers).renderings) if kind < 0.6 else f"the {phrase(rng)}"
    bare = english.removeprefix("the ")
    return literal(bare if rng.random() < 0.75 else english, english)


def number(kind: str, rng: random.Random) -> Filler | None:
    """Return a number for the numeric slot kinds; decimals take a comma in Russian and a point in English."""
    if kind == "dec":
        whole, tenth = rng.randint(1, 99), rng.randint(1, 9)
        return literal(f"{whole},{tenth}", f"{whole}.{tenth}")
    ranges = {"n": (2, 149), "year": (1991, 2035), "day": (1, 28)}
    return literal(str(rng.randint(*ranges[kind]))) if kind in ranges else None


def draw(kind: str, lexicon: Lexicon, rng: random.Random) -> Filler:
    """Return a random filler for a slot of this kind."""
    if kind in {"code", "name"}:
        return literal(code(rng) if kind == "code" else phrase(rng))
    if filler := number(kind, rng):
        return filler
    fillers = lexicon[kind]
    return copied(fillers, rng) if kind in COPYABLE and rng.random() < COPY_RATE else rng.choice(fillers)


def fill_slots(template: str, lexicon: Lexicon, rng: random.Random) -> Slots:
    """Choose a filler and one of its renderings for each slot; slots of one kind get different fillers."""
    slots: Slots = {}
    for match in SLOT.finditer(template):
        name = match["kind"] + match["index"]
        while name not in slots:
            filler = draw(match["kind"], lexicon, rng)
            if all(filler is not other for other, _ in slots.values()):
                slots[name] = filler, rng.choices(filler.renderings, filler.weights)[0]
    return slots


def plural_class(count: int) -> int:
    """Return which of год / года / лет a number takes."""
    if count % 10 == 1 and count % 100 != 11:
        return 0
    return 1 if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else 2


def agree(filler: Filler, options: str) -> str:
    """Return the option that agrees with the filler: ``/`` by number, ``|`` by gender or by a numeral."""
    choices = options[1:].split(options[0])
    if options[0] == "/":
        return choices[filler.agreement == "p"]
    if len(choices) == 3:
        return choices[plural_class(int(filler.forms[0]))]
    return choices[AGREEMENT.index(filler.agreement)]


def capitalise(text: str, template: str) -> str:
    """Capitalise the first letter when the sentence opens with a slot; literal openings stand as written."""
    if not re.match(r'[«"]?\{', template):
        return text
    start = 1 if text[0] in '«"' and template[0] in '«"' else 0
    start += text[start] == "«"
    return text[:start] + text[start].upper() + text[start + 1 :]


def write_russian(template: str, slots: Slots) -> str:
    """Fill a Russian template."""

    def fill(match: re.Match[str]) -> str:
        filler = slots[match["kind"] + match["index"]][0]
        if match["options"]:
            return agree(filler, match["options"])
        return filler.forms[CASES.index(match["case"] or "nom")]

    text = capitalise(SLOT.sub(fill, template), template)
    return re.sub(r"\b([Оо]) (?=[аоэиАОЭИ])", r"\1б ", text).replace(" в вторник", " во вторник")


def write_english(template: str, slots: Slots) -> str:
    """Fill an English template."""

    def fill(match: re.Match[str]) -> str:
        rendering = slots[match["kind"] + match["index"]][1]
        article = "an " if rendering[0] in "aeiou" else "a "
        return (article if match["article"] else "") + rendering

    return capitalise(SLOT.sub(fill, template), template)


def expand(russian: str, english: str, lexicon: Lexicon, rng: random.Random) -> Pair:
    """Draw one sentence pair from a template."""
    slots = fill_slots(russian, lexicon, rng)
    varies = any(filler.varies for filler, _ in slots.values())
    return Pair(write_russian(russian, slots), write_english(english, slots), varies)


def expansions(lexicon: Lexicon, rng: random.Random, rounds: int) -> Iterator[Pair]:
    """Yield every template ``rounds`` times, now and then two sentences on one line."""
    templates = read_rows(FOLDER / "templates.tsv")
    for _ in range(rounds):
        pairs = [expand(russian, english, lexicon, rng) for russian, english in templates]
        yield from pairs
        for first, second in zip(pairs, rng.sample(pairs, len(pairs)), strict=True):
            if first.russian.endswith(".") and rng.random() < JOIN_RATE:
                english = f"{first.english} {second.english}"
                yield Pair(f"{first.russian} {second.russian}", english, first.varies or second.varies)


def draw_pairs(rounds: int, seed: int) -> list[Pair]:
    """Return distinct pairs in a fixed order; a Russian sentence may stand in several, with rival renderings."""
    return list(dict.fromkeys(expansions(read_lexicon(), random.Random(seed), rounds)))


def training_pairs() -> list[Pair]:
    """Return the pairs the model is trained on."""
    return draw_pairs(ROUNDS, SEED)


def held_out_pairs(seen: list[Pair]) -> list[Pair]:
    """Return slot combinations whose Russian is not among ``seen``."""
    known = {pair.russian for pair in seen}
    return [pair for pair in draw_pairs(HELD_OUT_ROUNDS, SEED + 1) if pair.russian not in known]
