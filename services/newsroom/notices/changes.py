"""Notices that came, changed, or were taken away: each is news, whether the text beside it changed or not."""

from __future__ import annotations

from rapidfuzz import fuzz

from services.newsroom.changes import Change
from services.newsroom.notices.links import Told, key

SAME_NOTICE = 60.0
"""Token-set likeness (0-100) from which two notices are one, reworded."""

NAMES = {
    "correction": "correction",
    "clarification": "clarification",
    "update": "update",
    "editors_note": "editor’s note",
    "retraction": "retraction",
    "refile": "refile",
}


def paired(before: tuple[Told, ...], after: tuple[Told, ...]) -> tuple[tuple[Told | None, Told | None], ...]:
    """Which notice of the base is which of the witness: same words first, then the likest; None where there is none."""
    left = list(before)
    pairs: list[tuple[Told | None, Told | None]] = []
    pending: list[Told] = []
    for new in after:
        same = next((old for old in left if key(old.words) == key(new.words)), None)
        if same is None:
            pending.append(new)
            continue
        left.remove(same)
        pairs.append((same, new))
    for new in pending:
        likest = max(left, key=lambda old: _likeness(old, new), default=None)
        if likest is not None and _likeness(likest, new) >= SAME_NOTICE:
            left.remove(likest)
            pairs.append((likest, new))
        else:
            pairs.append((None, new))
    return (*pairs, *((old, None) for old in left))


def _likeness(old: Told, new: Told) -> float:
    if old.where == new.where == "headline":
        return 100.0
    return fuzz.token_sort_ratio(key(old.words), key(new.words))


def notice_change(old: Told | None, new: Told | None, answers: bool = True) -> Change | None:
    """What became of one notice as a change; None when it says the same as before.

    `answers`: whether a change between the two versions is covered by it.
    """
    if old and new:
        if key(old.words) == key(new.words):
            return None
        if old.where == new.where == "headline":
            return _change(
                "notice_changed", old, new, f"The mark before the headline is {new.words} now, after {old.words}."
            )
        return _change("notice_changed", old, new, f"The {_name(new)} itself was reworded{_restated(old, new)}.")
    if new:
        return _change(
            "notice_added",
            None,
            new,
            f"{_article(new)} {_name(new)} was added{_where(new)}{_values(new)}{_alone(new, answers)}.",
        )
    if old and old.where != "headline":  # a mark that goes is seen in the headline, and promises nothing
        return _change("notice_removed", old, None, f"The {_name(old)} that stood here was taken away{_values(old)}.")
    return None


def _change(slot: str, old: Told | None, new: Told | None, why: str) -> Change:
    told = new or old
    return Change(
        effect="notice",
        slot=slot,
        old=old.words if old else None,
        new=new.words if new else None,
        a=old.place if old else None,
        b=new.place if new else None,
        material=True,
        score=1.0,
        why=why,
        disclosure=told.notice.kind if told and new else "none",
        notice=new.place if new else None,
    )


def _name(told: Told) -> str:
    return NAMES[told.notice.kind]


def _article(told: Told) -> str:
    return "An" if _name(told)[0] in "aeiou" else "A"


def _where(told: Told) -> str:
    return {"body": "", "field": " in the field for corrections", "headline": " in the headline"}[told.where]


def _alone(told: Told, answers: bool) -> str:
    if answers or not told.stated:
        return ""
    return "; between these two versions nothing else changed that it speaks of"


def _values(told: Told) -> str:
    wrong, right = told.notice.wrong, told.notice.right
    if wrong and right:
        return f": {right}, not {wrong}"
    return f": it names {wrong or right}" if wrong or right else ""


def _restated(old: Told, new: Told) -> str:
    if (old.notice.wrong, old.notice.right) != (new.notice.wrong, new.notice.right):
        return _values(new)
    return f", from {_name(old)} to {_name(new)}" if old.notice.kind != new.notice.kind else ""
