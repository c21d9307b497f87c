"""Long lists are cut into pages."""

from dataclasses import dataclass

from starlette.requests import Request


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a list: its ``number`` from 1 of ``last``, and the items ``start`` to ``stop`` of ``total`` on it."""

    number: int
    last: int
    start: int
    stop: int
    total: int

    @classmethod
    def of(cls, request: Request, total: int, size: int) -> "Sheet":
        """Return the page that a request asks for with ``page=``, the first or last where there is no such page."""
        last = max(1, -(-total // size))
        asked = request.query_params.get("page", "1")
        number = min(last, max(1, int(asked))) if asked.isascii() and asked.isdigit() else 1
        return cls(number, last, (number - 1) * size, min(total, number * size), total)
