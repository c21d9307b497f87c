"""Conversations in one row of tokens, the beginning that they share only once.

Every prompt begins with the same instruction, and lengths differ: padded rows of their own would have two thirds more
tokens. What stands side by side must not see each other: positions begin anew behind the shared prefix, and
:func:`attention` lets each conversation see the prefix and itself (sequence packing: Krell et al., 2021,
arXiv:2107.02027).
"""

from collections.abc import Sequence
from itertools import chain, takewhile
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from training.conversations import Conversation

NO_TARGET = -100
"""The label of a position that is not learnt."""

STRIDE = 32
"""Rows are filled up to a multiple of so many: with VNNI, oneDNN takes long to build a kernel for each new shape."""


class Pack(NamedTuple):
    """Conversations in one row: ``ids`` and ``positions`` are (1, tokens), ``labels`` (tokens).

    A label is the id that comes next, or :data:`NO_TARGET`. ``lengths`` has the tokens of the shared prefix, then those
    that each conversation has beyond it, then those that fill the row up, if any.
    """

    ids: Tensor
    positions: Tensor
    labels: Tensor
    lengths: tuple[int, ...]


def packed(conversations: Sequence[Conversation]) -> Pack:
    """Return one or more conversations in one row. What each ends with is a label only: nothing comes after it."""
    prefix = _shared([prompt[:-1] for prompt, _ in conversations])
    start = len(prefix)
    rests = [[*prompt, *answer][start:-1] for prompt, answer in conversations]
    labels = [[NO_TARGET] * (len(prompt) - 1 - start) + answer for prompt, answer in conversations]
    if fill := -sum(map(len, [prefix, *rests])) % STRIDE:
        rests.append([0] * fill)
        labels.append([NO_TARGET] * fill)
    positions = [range(start), *(range(start, start + len(rest)) for rest in rests)]
    return Pack(
        ids=torch.tensor([[*prefix, *chain(*rests)]]),
        positions=torch.tensor([[*chain(*positions)]]),
        labels=torch.tensor([NO_TARGET] * start + [*chain(*labels)]),
        lengths=(start, *map(len, rests)),
    )


def _shared(prompts: Sequence[Sequence[int]]) -> list[int]:
    """Return what all begin with."""
    columns = zip(*prompts, strict=False)
    return [column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns)]


def attention(
    _module: torch.nn.Module,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    _mask: Tensor | None,
    *,
    scaling: float,
    lengths: Sequence[int] = (),
    **_options: Any,
) -> tuple[Tensor, None]:
    """Return what each token takes from those before it, (1, tokens, heads, width), as transformers' interface asks.

    ``query``, ``key`` and ``value`` are (1, heads, tokens, width), with fewer heads in the last two. ``lengths`` are
    those of a :class:`Pack`; without them the row is one conversation.
    """
    parts = lengths or (query.shape[2],)
    (shared, *rests) = zip(*(each.split(parts, 2) for each in (query, key, value)), strict=True)
    taken = [_attended(*shared, scaling)]
    for own_query, *own in rests:
        seen = (torch.cat([first, then], 2) for first, then in zip(shared[1:], own, strict=True))
        taken.append(_attended(own_query, *seen, scaling))
    return torch.cat(taken, 2).transpose(1, 2), None


def _attended(query: Tensor, key: Tensor, value: Tensor, scaling: float) -> Tensor:
    """Return attention where the queries are the last of the tokens, and each sees those up to itself."""
    asking, seen = query.shape[2], key.shape[2]
    mask = torch.ones(asking, seen, dtype=torch.bool).tril(seen - asking)
    return functional.scaled_dot_product_attention(query, key, value, mask, scale=scaling, enable_gqa=True)
