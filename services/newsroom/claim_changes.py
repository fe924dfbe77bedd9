"""Tells what a revision changes in what the text claims: every difference as typed changes, in text order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from services.collation.apparatus import Apparatus, Row
from services.collation.text import Span
from services.newsroom.changes import Change, Effect, Finding
from services.newsroom.readings import Reading
from services.newsroom.rubric import CURRENT, RUBRICS, Rubric
from services.newsroom.units import Unit, units_of
from services.newsroom.variants import Revision
from services.newsroom.weighing import Weighed, weighed

_OWN_WORDS: tuple[str, ...] = ("direct", "partial")
"""Quotes whose words are somebody else's: they are followed as quotes, not weighed as claims."""


def weigh_changes(
    apparatus: Apparatus, base: Reading, witness: Reading, part: str = "body", rubric: str = CURRENT
) -> tuple[Change, ...]:
    """Every difference outside quotation marks, notices and furniture as typed changes, in text order.

    Offsets are of the clean texts of the apparatus. Raises KeyError for a rubric that does not exist.
    """
    rules = RUBRICS[rubric]
    masks = _masked(base), _masked(witness)
    known = _known(apparatus.base), _known(apparatus.witness)
    out: list[Change] = []
    for row in apparatus.rows:
        if row.kind == "kept" and not row.ops:
            continue
        if row.a and row.b:
            out += _revised(apparatus, row, masks, (base, witness), rules, part)
        else:
            out += _whole(apparatus, row, masks, known, part)
    return tuple(out)


def _masked(reading: Reading) -> tuple[Span, ...]:
    """Where words are not the newsroom's claim: inside quotation marks, notices and furniture, sorted."""
    spans = [(q.start, q.end) for q in reading.quotes if q.kind in _OWN_WORDS]
    spans += [(n.start, n.end) for n in reading.notices]
    spans += [(f.start, f.end) for f in reading.furniture]
    return tuple(sorted(spans))


def _inside(at: int, spans: tuple[Span, ...]) -> bool:
    n = bisect_right(spans, (at, 1 << 60)) - 1
    return any(spans[i][0] <= at < spans[i][1] for i in range(max(0, n - 3), n + 1))


def _known(text: str) -> str:
    return text


def _side(
    text: str, spans: tuple[Span, ...], mask: tuple[Span, ...], reading: Reading
) -> tuple[str, tuple[Unit, ...], list[tuple[int, int]]]:
    """The sentences of one side as one string, its units outside the mask, and (local, clean) offsets of each piece."""
    joined = "".join(text[s:e] for s, e in spans)
    starts, at = [], 0
    for s, e in spans:
        starts.append((at, s))
        at += e - s
    published = reading.published_at.date() if reading.published_at else None
    units = units_of(joined, published)
    if mask:
        units = tuple(u for u in units if not _inside(_clean(u.start, starts), mask))
    return joined, units, starts


def _clean(offset: int, starts: list[tuple[int, int]]) -> int:
    n = bisect_right(starts, (offset, 1 << 60)) - 1
    local, clean = starts[max(0, n)]
    return clean + offset - local


def _spot(span: Span | None, starts: list[tuple[int, int]]) -> Span | None:
    return None if span is None else (_clean(span[0], starts), _clean(span[1] - 1, starts) + 1)


def _revised(
    apparatus: Apparatus,
    row: Row,
    masks: tuple[tuple[Span, ...], tuple[Span, ...]],
    readings: tuple[Reading, Reading],
    rules: Rubric,
    part: str,
) -> Iterator[Change]:
    joined_a, units_a, starts_a = _side(apparatus.base, row.a, masks[0], readings[0])
    joined_b, units_b, starts_b = _side(apparatus.witness, row.b, masks[1], readings[1])
    revision = Revision(joined_a, joined_b, units_a, units_b)
    if row.kind in ("split", "merged"):
        why = f"{len(row.a)} sentence{'s' * (len(row.a) > 1)} became {len(row.b)}."
        yield Change("cosmetic", "split" if row.kind == "split" else "merge", None, None, (row.a[0][0], row.a[-1][1]),
                     (row.b[0][0], row.b[-1][1]), False, 0.05, why, part)  # fmt: skip
    yield from (_change(w, revision, part, starts_a, starts_b) for w in weighed(revision, rules))


def _change(
    weighed: Weighed, revision: Revision, part: str, starts_a: list[tuple[int, int]], starts_b: list[tuple[int, int]]
) -> Change:
    verdict = weighed.verdict
    shown = verdict.variant or weighed.variant
    span_a, span_b = shown.span("a"), shown.span("b")
    old = revision.base[slice(*span_a)] if span_a else None
    new = revision.witness[slice(*span_b)] if span_b else None
    a, b = _spot(span_a, starts_a), _spot(span_b, starts_b)
    finding = Finding(weighed.rule, weighed.score, verdict.why, a, b)
    return Change(
        weighed.effect,
        verdict.slot,
        old,
        new,
        a,
        b,
        weighed.material,
        weighed.score,
        verdict.why,
        part,
        findings=(finding,),
    )


def _whole(
    apparatus: Apparatus, row: Row, masks: tuple[tuple[Span, ...], tuple[Span, ...]], known: tuple[str, str], part: str
) -> Iterator[Change]:
    """A sentence that came or went."""
    added = bool(row.b)
    text, other = (apparatus.witness, known[0]) if added else (apparatus.base, known[1])
    mask = masks[1] if added else masks[0]
    for start, end in row.b or row.a:
        shown = text[start:end].strip()
        if not shown or _inside(start, mask):
            continue
        units = units_of(text[start:end])
        values = [u for u in units if u.kind in ("number", "date", "name") and not u.opens]
        new = [u for u in values if u.text not in other]
        effect: Effect = ("added_claim" if added else "removed_claim") if new or len(units) > 8 else "context"
        score = min(0.95, 0.55 + 0.1 * len(new)) if effect != "context" else 0.35
        span = (start, start + len(text[start:end].rstrip()))
        way = "is new" if added else "is gone"
        why = f"This sentence {way}." if not new else f"This sentence {way}, with {', '.join(u.text for u in new[:3])}."
        yield Change(effect, "predicate", None if added else shown, shown if added else None, None if added else span,
                     span if added else None, effect != "context", score, why, part,
                     findings=(Finding("sentence", score, why),))  # fmt: skip
