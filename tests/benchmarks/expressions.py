"""Tries every regular expression of the package with growing hostile inputs, and fits how its time grows.

Expressions are recorded while the modules are imported and a pack is built, so those that are put together at run time
are tried as well. Each is given what its own repetitions consist of, over and over, behind whatever it asks for before
them and in front of something that does not fit, and with the operation that the package uses it for.

    python -m tests.benchmarks.expressions          # every expression whose time is measurable
    python -m tests.benchmarks.expressions sooner   # a tenth of the inputs
    python -m tests.benchmarks.expressions untried  # only those in the source that none of this comes upon

The exponent is that of the worst input between 2,000 and 16,000 characters: 1 is linear, 2 takes four times the time
for twice the text. It is printed for expressions that take more than a few milliseconds for 16,000 characters, 9.9
where one takes more than half a second. Exits with 1 if one is beyond 1.3, or is not tried.
"""

import ast
import contextlib
import math
import pkgutil
import re
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from itertools import islice, product
from pathlib import Path
from re import _compiler, _constants, _parser
from typing import Any

SIZES = (2_000, 16_000)
MEASURABLE = 0.004
"""Seconds for the larger input below which an exponent would be noise: anything quadratic takes a second."""

PATIENCE = 0.5
BEYOND_PATIENCE = 9.9
ALIKE = 12
"""Expressions tried of those that one line makes, one for each glossary term."""

LIMIT = 1.3

POOL = [
    " ",
    "\n",
    "a",
    "A",
    "а",
    "А",
    "1",
    "_",
    "-",
    ".",
    ",",
    "«",
    '"',
    "(",
    "'",
    "/",
    "a ",
    "А ",
    "a-",
    "1 ",
    ". ",
    ", ",
]
ENDS = ["", "\x01", "!", " ", "я"]
WHOLE_TEXT = frozenset({"search", "sub", "subn", "finditer", "findall", "split"})

Found = dict[tuple[str, int], str]
"""Expression and flags -> the module and line that made it first."""


def bounded() -> Mapping[str, Callable[[str], object]]:
    """Return, by module or name, what takes a text of any length and shows an expression a few characters of it."""
    from briefing.checks.names.russian import is_opening
    from briefing.readers.dateline import dateline
    from briefing.readers.wrapping import with_whole_words

    return {
        "checks.names.russian._OPENING": lambda text: is_opening(text, len(text)),
        "readers.dateline": dateline,
        "readers.wrapping._WORD_BEFORE": lambda text: with_whole_words(f"{text}-\nслово"),
    }


def recorded() -> tuple[Found, set[str]]:
    """Return the expressions of the package, as it makes them, and each module and line that has one.

    Those that stand in the source as they are need not be come upon.
    """
    places = {place for place, pattern in written().items() if pattern}
    found: Found = {pattern: place for place, pattern in written().items() if pattern}
    compile_ = re._compile  # type: ignore[attr-defined]

    def recording(pattern: Any, flags: int) -> Any:
        caller = sys._getframe(2)
        module = caller.f_globals.get("__name__", "")
        compiled = compile_(pattern, flags)
        if module.startswith("briefing."):
            place = f"{module.removeprefix('briefing.')}:{caller.f_lineno}"
            places.add(place)
            found.setdefault((_as_text(compiled.pattern), compiled.flags), place)
        return compiled

    re._compile = recording  # type: ignore[attr-defined]
    try:
        _import_everything()
        _build_a_pack()
        _call_what_few_articles_reach()
    finally:
        re._compile = compile_  # type: ignore[attr-defined]
    return found, places


def _import_everything() -> None:
    import briefing

    for module in pkgutil.walk_packages(briefing.__path__, "briefing."):
        if not module.name.endswith("__main__"):
            with contextlib.suppress(ImportError):  # of an extra that is not installed
                import_module(module.name)


def _build_a_pack() -> None:
    from briefing.compose.formats import OUTPUT_FORMATS
    from briefing.glossary.files import read_glossary
    from briefing.matching import Matcher
    from briefing.pipeline.preparing import Termbase
    from tests.factories.builds import build_pack

    matcher = Matcher(read_glossary(Path("glossary"), "ru", "en").terms, "ru")
    seeds = {path.name: path.read_text(encoding="utf-8") for path in Path("seeds").glob("*.txt")}
    pack = build_pack(seeds, termbase=Termbase(lambda _: matcher.matches, sha256="all"))
    for each in OUTPUT_FORMATS.values():
        each.compose(pack)


def _call_what_few_articles_reach() -> None:
    """Have expressions made that need a certain text: an office that changed, a sentence of 900 characters."""
    from briefing.checks import defects
    from briefing.enforcement.grammar import tidy
    from briefing.enforcement.insertion import insert
    from briefing.languages.acronyms import acronyms
    from briefing.readers import read_article
    from briefing.segment import segments
    from briefing.translation.repair.words import confused_words
    from tests.factories.constraints import sentence

    officials = "Президент Азербайджана Ильхам Алиев принял посла Грузии Анну Ли."
    defects(officials, "Ambassador Aliyev of Georgia received President Lee of Azerbaijan.", "ru", "en")
    defects("Порт открыт.", "The text says: the port is open.", "ru", "en")
    confused_words("It is in the Far East.", "Это на Ближнем Востоке.")
    list(acronyms("ВОЗ сообщила."))
    tidy("The Trump Route (TRIPP) (TRIPP)", ["Trump Route (TRIPP)"])
    insert(*sentence("{Маршрут Трампа|Trump Route (TRIPP)} ({TRIPP|TRIPP}) как"))
    list(segments(read_article("На это выделили 5 млрд долл. США. Порт открыт.".encode(), "a.txt")))
    list(segments(read_article(("слово " * 200).encode(), "a.txt")))


def written() -> dict[str, tuple[str, int] | None]:
    """Return each module and line whose source makes an expression, and the expression if it is there as it is."""
    calls = ((module, node) for module, node in _nodes() if isinstance(node, ast.Call))
    return {f"{module}:{call.lineno}": _literal(call) for module, call in calls if _is_of_re(call.func)}


def _is_of_re(function: ast.expr) -> bool:
    is_attribute = isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name)
    return (
        is_attribute and function.value.id == "re" and function.attr in {"compile", "match", "fullmatch", *WHOLE_TEXT}
    )


def _literal(call: ast.Call) -> tuple[str, int] | None:
    pattern = call.args[0].value if isinstance(call.args[0], ast.Constant) else None
    flags = [each for each in (*call.args[1:], *(word.value for word in call.keywords)) if "re." in ast.unparse(each)]
    number = int(eval(ast.unparse(flags[0]), {"re": re})) if flags else 0  # of this project's own source
    if not pattern:
        return None
    text = _as_text(pattern)
    return text, re.compile(text, number).flags


def _as_text(pattern: Any) -> str:
    return pattern.decode("latin-1") if isinstance(pattern, bytes) else str(pattern)


def _nodes() -> Iterator[tuple[str, ast.AST]]:
    for file in Path("briefing").rglob("*.py"):
        module = ".".join(file.with_suffix("").parts[1:]).removesuffix(".__init__")
        yield from ((module, node) for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


def named() -> dict[str, str]:
    """Return, by the module and line that make an expression with a name, that name."""
    found = {}
    for module, node in _nodes():
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and isinstance(node.targets[0], ast.Name):
            found[f"{module}:{node.value.lineno}"] = node.targets[0].id
    return found


def operations() -> dict[str, set[str]]:
    """Return, by the module and line that make an expression, what the package does with it."""
    used: dict[tuple[str, str], set[str]] = {}
    for module, node in _nodes():
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            used.setdefault(_owner(module, node.value.id), set()).add(node.attr)
    at_once = {place: {name} for place, name in _called().items() if name != "compile"}
    return at_once | {place: used.get(_owner(place.partition(":")[0], name), set()) for place, name in named().items()}


def _called() -> dict[str, str]:
    """Return the function of ``re`` that is called at each module and line."""
    calls = ((module, node) for module, node in _nodes() if isinstance(node, ast.Call) and _is_of_re(node.func))
    return {f"{module}:{call.lineno}": call.func.attr for module, call in calls if isinstance(call.func, ast.Attribute)}


def _owner(module: str, name: str) -> tuple[str, str]:
    return (module if name.startswith("_") else "", name)


def operation(compiled: re.Pattern[str], names: set[str]) -> Callable[[str], object]:
    """Return what is done with an expression: the whole text is gone through unless only its start is looked at."""
    if names and not names & WHOLE_TEXT:
        return compiled.fullmatch if "match" not in names else compiled.match
    return lambda text: sum(1 for _ in compiled.finditer(text))


def attacks(pattern: str, flags: int) -> Iterator[tuple[str, str, str]]:
    """Yield ``(before, again and again, behind)``."""
    pumps = dict.fromkeys(_pumps(_parser.parse(pattern, flags), ""))
    units = dict.fromkeys(unit for _, unit in pumps)
    pairs = [("", a + b) for a, b in islice(product(units, units), 60)]
    for before, unit in dict.fromkeys([*pumps, *(("", unit) for unit in (*units, *POOL)), *pairs]):
        if unit:
            yield from ((before, unit, end) for end in ENDS)


def _pumps(parsed: Iterable[Any], before: str) -> Iterator[tuple[str, str]]:  # noqa: C901 - a case for each operator
    """Yield what can be repeated in an expression, and an example of what comes before it."""
    for operator, argument in parsed:
        name = str(operator)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _, most, body = argument
            if most is _constants.MAXREPEAT or most > 8:
                yield from ((before, unit) for unit in _examples(body))
            yield from _pumps(body, before)
        elif name == "SUBPATTERN":
            yield from _pumps(argument[-1], before)
        elif name == "ATOMIC_GROUP":
            yield from _pumps(argument, before)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from _pumps(branch, before)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _pumps(argument[1], before)
        before += _example([(operator, argument)])


def _examples(parsed: Iterable[Any]) -> list[str]:
    parsed = list(parsed)
    if len(parsed) == 1 and str(parsed[0][0]) == "IN":
        return _members(parsed[0][1])
    if len(parsed) == 1 and str(parsed[0][0]) == "BRANCH":
        return [_example(branch) for branch in parsed[0][1][1]][:8]
    return [_example(parsed)]


def _example(parsed: Iterable[Any]) -> str:  # noqa: C901 - a case for each operator
    """Return a text that the expression, or most of it, matches."""
    text = ""
    for operator, argument in parsed:
        match str(operator):
            case "LITERAL":
                text += chr(argument)
            case "NOT_LITERAL":
                text += next(one for one in POOL if one != chr(argument))
            case "ANY":
                text += "a"
            case "IN":
                text += _members(argument)[0]
            case "BRANCH":
                text += _example(argument[1][0])
            case "SUBPATTERN":
                text += _example(argument[-1])
            case "ATOMIC_GROUP":
                text += _example(argument)
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                text += _example(argument[2]) * max(argument[0], 1)
    return text


def _members(items: Iterable[Any]) -> list[str]:
    """Return a few characters of a class."""
    fits = re.Pattern.fullmatch
    one = _compiler.compile(_class(items))
    return [character for character in POOL if len(character) == 1 and fits(one, character)][:8] or ["a"]


def _class(items: Iterable[Any]) -> Any:
    parsed = _parser.SubPattern(_parser.State())
    parsed.state.str = ""
    parsed.append((_constants.IN, list(items)))
    return parsed


class _TooLong(BaseException):
    pass


def seconds(run: Callable[[str], object], text: str) -> float:
    """Return how long a run takes, the faster of two if it is measurable; ``inf`` if it is beyond all patience."""
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        once = _timed(run, text)
        return once if once < MEASURABLE else min(once, _timed(run, text))
    except _TooLong:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _timed(run: Callable[[str], object], text: str) -> float:
    begun = time.thread_time()
    run(text)
    return time.thread_time() - begun


def worst(run: Callable[[str], object], tries: Iterable[tuple[str, str, str]]) -> tuple[float, float, str]:
    """Return the exponent, the seconds for the larger input, and that input, of the slowest attack."""
    slowest = (0.0, 0.0, "")
    for before, unit, end in tries:
        small, large = (before + unit * (size // len(unit)) + end for size in SIZES)
        first = seconds(run, small)
        second = seconds(run, large) if first < math.inf else first
        if math.inf in (first, second):
            return BEYOND_PATIENCE, second, shown(before, unit, end)
        if second > max(slowest[1], MEASURABLE):
            exponent = math.log(second / max(first, 1e-6), SIZES[1] / SIZES[0])
            slowest = (exponent, second, shown(before, unit, end))
    return slowest


def shown(before: str, unit: str, end: str) -> str:
    """Return an input as the table shows it."""
    return " + ".join(filter(None, (before and repr(before[-20:]), f"{unit!r} * n", end and repr(end))))


def main() -> None:
    """Print the table."""
    signal.signal(signal.SIGPROF, _stop)
    step = 10 if "sooner" in sys.argv else 1
    (found, places), used, names, entries = recorded(), operations(), named(), bounded()
    untried = sorted(written().keys() - places)
    print(f"{len(found)} expressions, {len(untried)} more not tried", *untried, sep="\n    ")
    if "untried" in sys.argv:
        sys.exit(bool(untried))
    print("| exponent | ms for 16,000 | where | input |\n| --- | --- | --- | --- |")
    beyond, alike = 0, Counter[str]()
    for (pattern, flags), place in sorted(found.items(), key=lambda item: item[1]):
        alike[place] += 1
        if alike[place] > ALIKE:
            continue
        compiled = re.compile(pattern, flags)
        module = place.partition(":")[0]
        entry = entries.get(module) or entries.get(f"{module}.{names.get(place)}")
        run = entry or operation(compiled, used.get(place, set()))
        exponent, took, text = worst(run, islice(attacks(pattern, flags), 0, None, step))
        if took:
            print(f"| {exponent:.1f} | {took * 1000:.0f} | {place} | `{text}` |", flush=True)
            beyond += exponent > LIMIT
    print(f"{beyond} beyond {LIMIT}")
    sys.exit(beyond > 0 or bool(untried))


def _stop(_signal: int, _frame: object) -> None:
    raise _TooLong


if __name__ == "__main__":
    main()
