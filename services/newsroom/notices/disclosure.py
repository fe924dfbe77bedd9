"""Which notice covers which change; what no notice covers is said to be silent, likely, or a development, and why.

Only what the newsroom told its readers anew between the two versions counts: a notice that stood in the base already
speaks of an earlier change, unless it states the very values of this one. Nothing here is called an error.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from services.newsroom.changes import Change, Effect, Finding, Undisclosed
from services.newsroom.notices.absence import absence
from services.newsroom.notices.changes import NAMES, notice_change, paired
from services.newsroom.notices.links import (
    COVERED,
    VALUES_FOUND,
    Cover,
    Told,
    covering,
    says_no_more,
    told_in,
    with_conversions,
)  # fmt: skip
from services.newsroom.notices.sides import Sides
from services.newsroom.readings import Notice, Reading

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
    sides = Sides(base, witness, heads or {})
    headlines = sides.heads.get("headline", ("", ""))
    before, after = told_in(base, notes[0], headlines[0]), told_in(witness, notes[1], headlines[1])
    pairs = paired(before, after)
    news = tuple(new for old, new in pairs if new and (old is None or old.words != new.words))
    older = tuple(new for old, new in pairs if new and old and old.words == new.words)
    outside = outside_notices(changes, base, witness)
    covers = [_cover(change, news, older, sides) for change in outside]
    general = next((new for new in news if new.notice.kind == "update" and says_no_more(new)), None)
    running = {sides.sentences(change) for change in outside if change.slot == "status"}
    told = []
    for change, cover in zip(outside, with_conversions(outside, covers, witness.text.clean), strict=True):
        kind = absence(change, sides, running) if change.material and cover is None else None
        if kind == "development" and general:
            cover = Cover(general, COVERED, "it tells readers that the text has been updated")
        told.append(_covered(change, cover) if cover else _silent(change, kind) if kind else change)
    answered = {id(cover.told) for cover in covers if cover}
    changed = (notice_change(old, new, answers=id(new) in answered) for old, new in pairs)
    return (*told, *(change for change in changed if change is not None))


def _cover(change: Change, news: tuple[Told, ...], older: tuple[Told, ...], sides: Sides) -> Cover | None:
    if not change.material and change.effect not in ("unclear", "context"):
        return None
    cover = covering(change, news, sides)
    if change.effect == "context":  # no rule calls it material, but the newsroom's own word does
        return cover if cover and cover.score >= VALUES_FOUND else None
    if cover is None:
        stood = covering(change, older, sides)
        cover = stood if stood and stood.score >= VALUES_FOUND else None
    return cover


def outside_notices(changes: Iterable[Change], base: Reading, witness: Reading) -> tuple[Change, ...]:
    """The changes but for those that lie wholly in notices: what is said there is said by the notice's own change."""
    return tuple(change for change in changes if not _inside_notices(change, base, witness))


def _inside_notices(change: Change, base: Reading, witness: Reading) -> bool:
    sides = [(span, reading) for span, reading in ((change.a, base), (change.b, witness)) if span is not None]
    return change.part == "body" and bool(sides) and all(_within(span, reading.notices) for span, reading in sides)


def _within(span: tuple[int, int], notices: tuple[Notice, ...]) -> bool:
    """Whether a span lies in a notice; notices stand in order, and only the last two to begin can hold it."""
    at = bisect_right(notices, span[0], key=lambda notice: notice.start)
    return any(span[1] <= n.end + 1 for n in notices[max(0, at - 2) : at])


def _covered(change: Change, cover: Cover) -> Change:
    notice, place = cover.told.notice, cover.told.place
    detail = f"The {NAMES[notice.kind]} covers it: {cover.by}."
    if cover.score >= VALUES_FOUND and change.effect in ("unclear", "context"):
        change = _stated(change)
    return replace(
        change,
        disclosure=notice.kind,
        notice=place,
        why=f"{_open(change.why)}; {detail[0].lower()}{detail[1:]}",
        findings=(*change.findings, Finding("disclosure", cover.score, detail, change.a, place)),
    )


def _stated(change: Change) -> Change:
    """The same change as the newsroom's own word has it: what it says was wrong and is right now is a claim."""
    effect: Effect = "changed_claim" if change.old and change.new else "added_claim" if change.new else "removed_claim"
    return replace(change, effect=effect, material=True)


def _silent(change: Change, kind: Undisclosed) -> Change:
    said = _SILENT[kind]
    return replace(
        change,
        undisclosed=kind,
        why=f"{_open(change.why)}; {said}.",
        findings=(*change.findings, Finding(kind, change.score, f"{said[0].upper()}{said[1:]}.", change.a, change.b)),
    )


def without_silence(change: Change) -> str:
    """Why a change is flagged, without what was said of no notice covering it."""
    return _open(change.why.removesuffix(f"; {_SILENT.get(change.undisclosed or '', '')}."))


def _open(why: str) -> str:
    return why.rstrip(" .;") or "The text says something else here"
