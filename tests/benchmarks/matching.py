"""Print how long a glossary of many terms takes to load, and how many articles a second it is looked up in.

    python -m tests.benchmarks.matching [--terms 10000] [--articles 1000]

The terms are made of real and made-up Russian words; the articles are those of ``seeds/``, over and over.
Times are of one core's work, whatever else runs on the machine.
"""

import argparse
import random
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from briefing.matching import Matcher, PatternCache
from briefing.records import Term

SEEDS = Path(__file__).parents[2] / "seeds"

ADJECTIVES = (
    "средний южный северный западный восточный газовый нефтяной торговый свободный международный энергетический "
    "транспортный цифровой зелёный государственный национальный региональный морской железнодорожный Каспийский "
    "Алятский Нахчыванский Зангезурский Бакинский азербайджанский казахстанский"
).split()
NOUNS = (
    "коридор порт фонд проект терминал комитет банк союз форум трубопровод маршрут договор меморандум завод узел "
    "консорциум план центр парк совет"
).split()
TAILS = ("", "развития", "Азербайджана", "о сотрудничестве", "иностранных дел", "для мира и торговли")
ONSETS, CODAS = (
    "Ал Бай Гас Джаб Кер Мам Нур Рах Сул Тог".split(),
    "баров гулиев заде имов мурадов пинян рузов торин".split(),
)


def main() -> None:
    options = _options()
    terms = list(islice(_terms(random.Random(1)), options.terms))
    cache = PatternCache()
    _report(f"{len(terms)} terms, cold", lambda: Matcher(terms, "ru", cache))
    saved = cache.dumps()
    print(f"{'cache':30} {len(saved.encode()) / 1e6:8.1f} MB")
    matcher = _report(f"{len(terms)} terms, cached", lambda: Matcher(terms, "ru", PatternCache.loads(saved)))
    _report("first look-up", lambda: matcher.matches("порт"))
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    articles = list(islice(cycle(texts), options.articles))
    begun = time.process_time()
    found = sum(len(matcher.matches(text)) for text in articles)
    elapsed = time.process_time() - begun
    print(f"{'articles':30} {len(articles) / elapsed:8.0f} a second, {found} matches")


def _terms(choose: random.Random) -> Iterator[Term]:
    """Yield different terms without end: names of one or two words, and noun phrases with and without a tail."""
    seen = set()
    while True:
        source = _name(choose) if choose.random() < 0.3 else _phrase(choose)
        if source not in seen:
            seen.add(source)
            yield Term(source, "x")


def _name(choose: random.Random) -> str:
    letters = choose.choice("аеиоу") + choose.choice("бвгдзклмнрст")
    return choose.choice(ONSETS) + letters + choose.choice(CODAS)


def _phrase(choose: random.Random) -> str:
    adjectives = choose.sample(ADJECTIVES, k=choose.randint(1, 3))
    words = [*adjectives, choose.choice(NOUNS), choose.choice(TAILS)]
    phrase = " ".join(filter(None, words))
    return phrase[0].upper() + phrase[1:] if choose.random() < 0.5 else phrase


def _report(what: str, load):
    begun = time.process_time()
    loaded = load()
    print(f"{what:30} {time.process_time() - begun:8.2f} s")
    return loaded


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How fast a glossary loads and is looked up.")
    parser.add_argument("--terms", type=int, default=10_000)
    parser.add_argument("--articles", type=int, default=1_000)
    return parser.parse_args()


if __name__ == "__main__":
    main()
