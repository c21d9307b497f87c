"""Numbers of things, as English says them."""


def counted(number: int, noun: str) -> str:
    """Return ``"1 article"``, ``"2 articles"``; the first word of a longer noun is the one that changes."""
    head, *rest = noun.split(" ", 1)
    return " ".join((str(number), head if number == 1 else f"{head}s", *rest))
