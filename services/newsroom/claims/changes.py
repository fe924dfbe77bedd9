"""Tells what a revision changes in what the text claims: every difference as typed changes, in text order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from services.collation.apparatus import Apparatus, Row
from services.collation.hidden import hidden_changes
from services.collation.text import Span
from services.newsroom.changes import Change, Finding
from services.newsroom.claims.pages import Page, Passage, page_of
from services.newsroom.claims.rubric import CURRENT, RUBRICS, Rubric
from services.newsroom.claims.sentences import weigh_sentence
from services.newsroom.claims.variants import Revision, find_forms
from services.newsroom.claims.weighing import Weighed, likelihood_of, weighed
from services.newsroom.readings import Reading

_VERBATIM = 24
"""A run at least this long (characters) that stands elsewhere in the other version was moved, not written."""

_LONGEST = 20_000
"""Characters of a row above which it is no prose; word by word it would cost seconds."""

_TWO_TEXTS = 2000
"""Sentences that came or went, or sentences that were revised, from which two versions are two texts, and no such
sentence is weighed by itself: one by one they would cost seconds, and nobody reads so many changes."""

_PASSAGE = 12
"""Sentences on both sides up to which a run is weighed as a whole; longer ones are two texts, not one rewritten."""


def weigh_changes(
    apparatus: Apparatus, base: Reading, witness: Reading, part: str = "body", rubric: str = CURRENT
) -> tuple[Change, ...]:
    """Every difference outside quotation marks, notices and furniture as typed changes, in text order.

    Offsets are of the clean texts of the apparatus. Raises KeyError for a rubric that does not exist.
    """
    rules = RUBRICS[rubric]
    pages = page_of(apparatus.base, base), page_of(apparatus.witness, witness)
    rows = apparatus.rows
    another = sum(not (row.a and row.b) for row in rows) > _TWO_TEXTS
    rewritten = sum(bool(row.a and row.b and row.ops) for row in rows) > _TWO_TEXTS
    found: list[Change] = []
    for run in _runs(rows):
        likely = None if another else _rewritten(run, pages, rules)
        for row in run:
            if row.a and row.b:
                found += _answered(row, pages, None if rewritten else rules, likely)
            else:
                found += _alone(row, pages, None if another else rules, likely)
    found += _hidden(apparatus)
    return tuple(_in_part(change, part) for change in found)


def _runs(rows: tuple[Row, ...]) -> Iterator[list[Row]]:
    """Rows that changed and stand next to each other."""
    run: list[Row] = []
    for row in rows:
        if row.kind == "kept" and not row.ops and not row.moved:
            if run:
                yield run
            run = []
        else:
            run.append(row)
    if run:
        yield run


def _rewritten(run: list[Row], pages: tuple[Page, Page], rules: Rubric) -> float | None:
    """How likely it is that a run of rewritten sentences says something else as a whole; None where nothing answers.

    A sentence that went beside one that came is most often the same thing told anew.
    """
    run = [row for row in run if not (row.a and row.b and _same_words(row, pages))]
    alone = [row for row in run if not (row.a and row.b)]
    a = tuple(span for row in run for span in row.a)
    b = tuple(span for row in run for span in row.b)
    long = any(end - start > _LONGEST for start, end in (*a, *b))
    if not alone or not a or not b or long or len(a) + len(b) > _PASSAGE:
        return None
    one, two = pages[0].passage(tuple(sorted(a))), pages[1].passage(tuple(sorted(b)))
    return likelihood_of(Revision(one.text, two.text, one.units, two.units), rules)


def _same_words(row: Row, pages: tuple[Page, Page]) -> bool:
    """Whether only the blanks of a row differ."""
    ours, theirs = ([pages[n].text[s:e].split() for s, e in side] for n, side in enumerate((row.a, row.b)))
    return ours == theirs


def _in_part(change: Change, part: str) -> Change:
    """In a headline a change of words is a change of headline, never less than unclear; values keep their slots."""
    if part != "headline" or change.findings[0].rule not in ("predicate", "detail", "sentence", "status"):
        return change if change.part == part else replace(change, part=part)
    if change.material:
        return replace(change, part=part, slot="headline")
    return replace(change, part=part, slot="headline", effect="unclear", score=max(change.score, 0.45))


def _answered(row: Row, pages: tuple[Page, Page], rules: Rubric | None, likely: float | None) -> Iterator[Change]:
    """The changes of a row that has sentences on both sides; without a rubric its words are not weighed."""
    spans = (row.a[0][0], row.a[-1][1]), (row.b[0][0], row.b[-1][1])
    if row.moved:
        yield _cosmetic("order", *spans, "This sentence stands in another place.")
    if row.kind in ("split", "merged"):
        slot, why = (
            ("split", f"One sentence became {len(row.b)}.")
            if row.kind == "split"
            else ("merge", f"{len(row.a)} sentences became one.")
        )
        yield _cosmetic(slot, *spans, why)
    if not row.ops:
        return
    kind = pages[1].aside_at(spans[1][0]) or pages[0].aside_at(spans[0][0])
    if row.kind == "kept":  # only the blanks behind it differ
        if kind is not None and kind != "notice":
            yield _cosmetic("furniture", *spans, f"Only the {kind} differs.")
        return
    if max(spans[0][1] - spans[0][0], spans[1][1] - spans[1][0]) > _LONGEST:
        yield _unweighed(*spans, "This passage has no sentences and is too long to be weighed word by word.")
        return
    if rules is None:
        yield _unweighed(*spans, "One of so many sentences revised at once that none was weighed by itself.")
        return
    a, b = pages[0].passage(row.a), pages[1].passage(row.b)
    revision = Revision(a.text, b.text, a.units, b.units)
    yield from _forms(a, b)
    if revision.variants:
        whole = Revision(a.text, b.text, a.all_units, b.all_units)
        for one in weighed(revision, rules, whole, likely):
            yield _moved(_change(one, a, b), pages)
        return
    if kind is not None and kind != "notice":
        yield _cosmetic("furniture", *spans, f"Only the {kind} differs.")
    elif row.kind == "revised" and len(a.text.split()) and "".join(a.text.split()) == "".join(b.text.split()):
        yield _cosmetic("typography", *spans, "Only spaces or line breaks differ.")


def _forms(a: Passage, b: Passage) -> Iterator[Change]:
    """What says the same in other letters: a value is written in another style, a word in another spelling."""
    for old, new in find_forms(a.units, b.units):
        spelt = old.kind == "word" and min(len(old.text), len(new.text)) > _CONTRACTED
        slot = "spelling" if spelt else "style"
        why = f"“{old.text}” and “{new.text}” are the same, written in another way."
        here, there = a.clean((old.start, old.end)), b.clean((new.start, new.end))
        yield replace(_cosmetic(slot, here, there, why), old=old.text, new=new.text)


_CONTRACTED = 3
"""Letters up to which a form is a contraction or a short form ("n't", "'re", "can"), which is style, not spelling."""


def _cosmetic(slot: str, a: Span | None, b: Span | None, why: str) -> Change:
    return Change("cosmetic", slot, None, None, a, b, False, 0.02, why, findings=(Finding(slot, 0.02, why, a, b),))


def _unweighed(a: Span | None, b: Span | None, why: str) -> Change:
    """What differs, and was not weighed."""
    found = (Finding("predicate", 0.02, why, a, b),)
    return Change("unclear", "predicate", None, None, a, b, False, 0.45, why, findings=found)


def _change(one: Weighed, a: Passage, b: Passage) -> Change:
    verdict = one.verdict
    shown = verdict.variant or one.variant
    span_a, span_b = shown.span("a"), shown.span("b")
    old = a.text[slice(*span_a)] if span_a else None
    new = b.text[slice(*span_b)] if span_b else None
    here, there = a.clean(span_a), b.clean(span_b)
    findings = (Finding(one.rule, one.score, verdict.why, here, there),)
    return Change(
        one.effect, verdict.slot, old, new, here, there, one.material, one.score, verdict.why, findings=findings
    )


def _moved(change: Change, pages: tuple[Page, Page]) -> Change:
    """A run that came or went, but stands in the other version word for word, only changed its place."""
    if not change.material or (change.old is None) == (change.new is None):
        return change
    run, other = (change.old, pages[1].text) if change.old else (change.new, pages[0].text)
    plain = (run or "").strip(" ,;:.")
    if len(plain) < _VERBATIM or plain not in other:
        return change
    why = "These words stand in another place of the other version."
    return replace(
        change,
        effect="cosmetic",
        slot="order",
        material=False,
        score=0.1,
        why=why,
        findings=(Finding("order", 0.1, why, change.a, change.b),),
    )


def _alone(row: Row, pages: tuple[Page, Page], rules: Rubric | None, likely: float | None) -> Iterator[Change]:
    """A sentence that came or went; without a rubric it is not weighed."""
    added = bool(row.b)
    page, other = (pages[1], pages[0]) if added else pages
    for start, end in row.b or row.a:
        shown = page.text[start:end].strip()
        kind = page.aside_at(start)
        span = (start, start + len(page.text[start:end].rstrip()))
        if not shown or kind == "notice" or page.is_quoted(span):
            continue
        a, b = (None, span) if added else (span, None)
        if kind is not None:
            article = "An" if kind[0] in "aeiou" else "A"
            yield _cosmetic(
                "furniture", a, b, f"{article} {kind.replace('_', ' ')} was {'added' if added else 'taken away'}."
            )
            continue
        if rules is None or end - start > _LONGEST:
            yield _unweighed(
                a, b, "Came or went with most of the text, or without sentences, and was not weighed by itself."
            )
            continue
        passage = page.passage(((start, end),))
        if passage.units:
            found = weigh_sentence(passage, other, added, rules, likely)
            yield replace(found, a=a, b=b, old=None if added else shown, new=shown if added else None)


def _hidden(apparatus: Apparatus) -> Iterator[Change]:
    """Characters that a reader cannot see, or takes for others: always worth a look."""
    for one in hidden_changes(apparatus):
        old, new = one.old, one.new
        shown = new or old
        if shown is None or shown.kind == "blank":
            continue
        a = (old.start, old.end) if old else None
        b = (new.start, new.end) if new else None
        why = f"{shown.name}, which a reader does not see as it is, was {'added' if new else 'taken away'}."
        yield Change("unclear",
        "hidden_characters", old.name if old else None, new.name if new else None, a, b, False, 0.3, why,
                     findings=(Finding("hidden_characters", 0.3, why, a, b),))  # fmt: skip
