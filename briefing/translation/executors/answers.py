"""What a worker on another machine answers, as data: text and numbers in JSON, from which nothing can be run."""

import json
from collections.abc import Sequence
from typing import Any

from briefing import errors
from briefing.errors import BriefingError, ExecutorError
from briefing.records import Finding, Rung, Span, TermUse
from briefing.translation.drafting import Draft


def drafts_as_bytes(drafts: Sequence[Draft]) -> bytes:
    """Return the drafts of a shard as a worker sends them."""
    return json.dumps({"drafts": [_as_json(draft) for draft in drafts]}).encode()


def error_as_bytes(error: Exception, where: str) -> bytes:
    """Return what went wrong, and ``where``, as a worker sends it."""
    if isinstance(error, BriefingError):
        said = {"kind": type(error).__name__, "problem": f"{where}: {error.problem}", "remedy": error.remedy}
    else:
        said = {"kind": "", "problem": f"{type(error).__name__}: {error}"}
    return json.dumps({"error": said | {"notes": [*getattr(error, "__notes__", ()), f"{where}."]}}).encode()


def drafts_of(answer: object, expected: int) -> tuple[Draft, ...]:
    """Return the drafts in a worker's answer, as many as ``expected``.

    Raises:
        Exception: what went wrong there: an error of this program, or a :class:`RuntimeError`.
        ExecutorError: the answer is not what a worker of this program sends.
    """
    try:
        read = json.loads(_typed(answer, bytes))
        error = _error(read["error"]) if "error" in read else None
        drafts = () if error else tuple(map(_draft, _typed(read["drafts"], list)))
    except (KeyError, TypeError, ValueError, RecursionError) as damage:
        raise _unreadable() from damage
    if error:
        raise error
    if len(drafts) != expected:
        raise _unreadable()
    return drafts


def _as_json(draft: Draft) -> dict[str, Any]:
    return {
        "target": draft.target,
        "findings": [[finding.code, finding.message] for finding in draft.findings],
        "terms": [
            [use.source, use.matched, use.target, use.rung, use.span.start, use.span.stop] for use in draft.terms
        ],
        "violations": draft.violations,
    }


def _draft(read: dict[str, Any]) -> Draft:
    return Draft(
        _typed(read["target"], str),
        tuple(Finding(_typed(code, str), _typed(message, str)) for code, message in read["findings"]),
        tuple(map(_term_use, read["terms"])),
        _typed(read["violations"], int),
    )


def _term_use(read: list[Any]) -> TermUse:
    source, matched, target, rung, start, stop = read
    source, matched, target = (_typed(text, str) for text in (source, matched, target))
    return TermUse(source, matched, target, Rung(rung), Span(_typed(start, int), _typed(stop, int)))


def _error(read: dict[str, Any]) -> Exception:
    kind = getattr(errors, _typed(read["kind"], str), None)
    problem = _typed(read["problem"], str)
    if isinstance(kind, type) and issubclass(kind, BriefingError):
        error: Exception = kind(problem, _typed(read["remedy"], str))
    else:
        error = RuntimeError(problem)
    for note in read["notes"]:
        error.add_note(_typed(note, str))
    return error


def _typed(value: Any, kind: type[Any]) -> Any:
    if type(value) is not kind:
        raise TypeError(f"not {kind.__name__}: {type(value).__name__}")
    return value


def _unreadable() -> ExecutorError:
    return ExecutorError(
        "A worker of the cluster sent an answer that is not a translation.",
        "Make sure that every worker runs this version of briefing, and that nobody else can join the cluster.",
    )
