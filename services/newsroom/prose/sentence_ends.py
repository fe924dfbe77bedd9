"""Where the reporter's sentences end, with each marked stretch as one token of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TAGGED_ON = re.compile(
    r"(?:(?:[DK]?[lsSnNTr]{0,5}[NrT]|P|K)(?:[po][DK]?[lsSnNTr]{1,4})?(?:,[^.,Q]{1,16},|\([^.Q]{1,6}\))?[ax]{0,2}[V]|V[DKNTrlsSP])"
)
"""A reporting clause right behind a quotation: "Kirby said", "said the minister"."""


_STOP = re.compile(r"[.!?Q]")


def find_ends(
    text: str, tags: str, starts: Sequence[int], marked: dict[int, int], marks: Sequence[tuple[int, int, int, int]]
) -> tuple[tuple[int, int], ...]:
    """Token ranges of sentences. A quotation with a full stop inside ends one, unless a reporting clause follows."""
    found: list[tuple[int, int]] = []
    start = 0
    last = len(tags) - 1
    for stop in _STOP.finditer(tags):
        at = stop.start()
        ends = tags[at] != "Q"
        if not ends and at < last:
            _, _, inner_start, inner_end = marks[marked[at]]
            closing = text[inner_start:inner_end].rstrip("'’\"”») ")[-1:]
            if closing and closing in ".!?…":
                ends = not text[starts[at + 1]].islower() and tags[at + 1] not in ",;:-.)!?"
                ends = ends and not _carries_on(tags, at + 1, closing)
        if ends and at < last and tags[at + 1] in ".!?)":
            ends = False
        if ends:
            found.append((start, at + 1))
            start = at + 1
    if start <= last:
        found.append((start, last + 1))
    return tuple(found)


def _carries_on(tags: str, at: int, closing: str) -> bool:
    """Whether a reporting clause behind the quotation belongs to it rather than to the next one."""
    clause = _TAGGED_ON.match(tags, at)
    if clause is None:
        return False
    rest = tags[clause.end() : clause.end() + 2]
    if closing in "!?":
        led_in = at > 1 and tags[at - 2] in ",:"
        return not led_in and (rest not in (",Q", ":Q") or tags[: at - 1] == "")
    return rest[:1] in ("", ".") and tags[clause.end() - 1] == "V"
