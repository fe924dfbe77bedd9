"""Which notice covers which change; what no notice covers is said to be silent, likely, or a development, and why.

Only what the newsroom told its readers anew between the two versions counts: a notice that stood in the base already
speaks of an earlier change, unless it states the very values of this one. Nothing here is called an error.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from services.newsroom.changes import Change, Finding
from services.newsroom.notice_absence import absence
from services.newsroom.notice_changes import NAMES, notice_change, paired
from services.newsroom.notice_links import Cover, Sides, Told, covering, told_in
from services.newsroom.notice_openings import opening
from services.newsroom.notice_values import values
from services.newsroom.notices import from_note
from services.newsroom.readings import Notice, Reading

VALUES_FOUND = 1.0
"""The score of a notice both of whose values are found: so sure that an older notice counts as well."""

_SILENT = {
    "contradiction": "no notice covers it. Silent correction, likely",
    "development": "no notice speaks of it; the story has moved on",
    "precision": "no notice speaks of it; the same, said more or less exactly",
    "unclear": "no notice speaks of it",
}


def disclose(
    changes: tuple[Change, ...],
    base: Reading,
    witness: Reading,
    notes: tuple[Sequence[str], Sequence[str]] = ((), ()),
    heads: Mapping[str, tuple[str, str]] | None = None,
) -> tuple[Change, ...]:
    """The same changes, each material one with the notice that covers it; notices that came, changed or went are added.

    `notes` are the notices sent beside the texts, `heads` the headline and byline of each side: of the base first, then
    of the witness. A notice among them has no span, which is of the body.
    """
    heads = heads or {}
    before = told_in(base, (*map(_note, notes[0]), *_marks([old for old, _ in heads.values()])))
    after = told_in(witness, (*map(_note, notes[1]), *_marks([new for _, new in heads.values()])))
    pairs = paired(before, after)
    changed = tuple(change for old, new in pairs if (change := notice_change(old, new)) is not None)
    fresh = {id(new) for old, new in pairs if new and (old is None or old.words != new.words)}
    outside = (change for change in changes if not _inside_notices(change, base, witness))
    sides = Sides(base, witness, heads)
    return (*(_disclosed(change, after, fresh, sides) for change in outside), *changed)


def _note(words: str) -> Told:
    return Told(from_note(words), words, None)


def _marks(heads: Sequence[str]) -> list[Told]:
    """The wire marks of headlines: "CORRECTED-", "UPDATE 2-"."""
    return [
        Told(Notice(0, len(head), found.kind, *values(head[found.body :])), head, None)
        for head in heads
        if (found := opening(head)) is not None
    ]


def _inside_notices(change: Change, base: Reading, witness: Reading) -> bool:
    """Whether all of it lies inside notices: what is said there is said by the notice's own change."""
    sides = [(span, reading) for span, reading in ((change.a, base), (change.b, witness)) if span is not None]
    return change.part == "body" and bool(sides) and all(_within(span, reading.notices) for span, reading in sides)


def _within(span: tuple[int, int], notices: tuple[Notice, ...]) -> bool:
    return any(n.start <= span[0] and span[1] <= n.end + 1 for n in notices)


def _disclosed(change: Change, told: tuple[Told, ...], fresh: set[int], sides: Sides) -> Change:
    if not change.material:
        return change
    cover = covering(change, [one for one in told if id(one) in fresh], sides)
    if cover is None:
        older = covering(change, [one for one in told if id(one) not in fresh], sides)
        cover = older if older and older.score >= VALUES_FOUND else None
    return _silent(change, sides) if cover is None else _covered(change, cover)


def _covered(change: Change, cover: Cover) -> Change:
    notice, place = cover.told.notice, cover.told.place
    detail = f"The {NAMES[notice.kind]} covers it: {cover.by}."
    return replace(
        change,
        disclosure=notice.kind,
        notice=place,
        why=f"{_open(change.why)}; {detail[0].lower()}{detail[1:]}",
        findings=(*change.findings, Finding("disclosure", cover.score, detail, change.a, place)),
    )


def _silent(change: Change, sides: Sides) -> Change:
    kind = absence(change, sides)
    said = _SILENT[kind]
    return replace(
        change,
        undisclosed=kind,
        why=f"{_open(change.why)}; {said}.",
        findings=(*change.findings, Finding(kind, change.score, f"{said[0].upper()}{said[1:]}.", change.a, change.b)),
    )


def _open(why: str) -> str:
    return why.rstrip(" .;") or "The text says something else here"
