"""The apparatus: the ordered rows of one collation, able to rebuild the witness from the base."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from services.collation.text import Span

Tag = Literal["replace", "insert", "delete"]
Op = tuple[Tag, int, int, int, int]
"""(tag, base start, base end, witness start, witness end), offsets of the clean texts; equal runs are left out."""

Kind = Literal["kept", "revised", "split", "merged", "added", "omitted"]


class Row(NamedTuple):
    """One group of sentences that answer each other.

    `a` and `b` are spans of whole sentences, with the blanks that follow them: over all rows they cover both texts
    without overlap. `ops` turn the joined text of `a` into the joined text of `b`, white space included; the rest of
    `a` is in `b` unchanged, character by character. An op may reach over spans that touch, never over a hole.
    """

    kind: Kind
    a: tuple[Span, ...]
    b: tuple[Span, ...]
    ops: tuple[Op, ...] = ()
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Apparatus:
    """All rows of base..witness, in the order of the witness; omitted rows stand where they were."""

    base: str
    witness: str
    rows: tuple[Row, ...]
    engine: str

    def replay(self) -> str:
        """Rebuild the witness from the base, the ops, and the inserted text alone: the proof of an engine."""
        out: list[tuple[int, str]] = []
        for row in self.rows:
            made = _apply(row, self.base, self.witness)
            taken = 0
            for start, end in row.b:
                out.append((start, made[taken : taken + end - start]))
                taken += end - start
            if taken != len(made):
                raise ValueError(f"a {row.kind} row makes {len(made)} characters for spans of {taken}")
        return "".join(piece for _, piece in sorted(out))


def touching(spans: Iterable[Span]) -> list[Span]:
    """The same spans, those that touch joined into one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _apply(row: Row, base: str, witness: str) -> str:
    if not row.a:
        return "".join(witness[b0:b1] for _, _, _, b0, b1 in row.ops)
    made: list[str] = []
    done = 0
    for start, end in touching(row.a):
        at = start
        while done < len(row.ops) and start <= row.ops[done][1] and row.ops[done][2] <= end:
            _, a0, a1, b0, b1 = row.ops[done]
            made += (base[at:a0], witness[b0:b1])
            at = a1
            done += 1
        made.append(base[at:end])
    if done < len(row.ops):
        raise ValueError(f"an op at {row.ops[done][1]} lies outside its row")
    return "".join(made)
