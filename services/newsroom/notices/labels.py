"""The labels and wire marks that stand before a notice: Correction:, UPDATE 2-, (Corrects ...), Fe de erratas:.

A label that other texts carry too (an editor's note, an update) makes a notice only when its words tell of a change.
"""

from __future__ import annotations

import re
from typing import cast

from services.newsroom.lexicon import notices as lex
from services.newsroom.notices.roles import ROLES
from services.newsroom.notices.spoken import speaks
from services.newsroom.patterns import later
from services.newsroom.readings import NoticeKind

_I = re.IGNORECASE
_STAMPS = rf"(?:[\s,(\[|/–—-]*{lex.STAMP})*[\s)\],]*"
_ALL = (*lex.LABELS, *lex.FOREIGN_LABELS)
_LABELS = tuple(
    (later(rf"[(\[]?(?P<label>{words})\b{_STAMPS}(?P<end>[:–—|•·](?=\s|$)|\s-\s|:(?=\S)|\.?[)\]]?\s*$)", _I), kind)
    for words, kind in _ALL
)
_ABROAD = tuple(
    (later(rf"[(\[]?(?P<label>{words})\b[^:.\n]{{0,40}}?(?P<end> ?:)", _I), kind) for words, kind in lex.FOREIGN_LABELS
)
_ENDS_A_LABEL = later(r"[:–—|•·\n]|\s-\s|[)\]]$")
_ANY_LABEL = later(rf"[(\[]?(?:{'|'.join(words for words, _ in _ALL)})\b", _I)
_WIRE = tuple((later(words), kind) for words, kind in lex.WIRE)
_VERBS = tuple((later(rf"(?:{words})(?! by\b)", _I), kind) for words, kind in lex.WIRE_VERBS)
_BEFORE_A_MARK = later(r"(?:ATTENTION(?: EDITORS)?|BC|URGENT|ALERT) ?[-–—:/]+ ?")
_BEFORE_A_VERB = later(r"[(\[]?(?:this \w+ |story |official(?:ly)? )?", _I)
_ADVICE = later(r"[(\[]?eds\b", _I)
_STAMP = later(rf"^{_STAMPS}[.\s]*$", _I)
_NO_NOTICE = later(lex.NO_NOTICE, _I)
_OF_CHANGE = later(lex.OF_CHANGE, _I)
_OF_RESPONSE = later(rf"{ROLES['this']}|{lex.OF_RESPONSE}", _I)
_TAKEN_BACK = later(
    rf"(?:{ROLES['this']} (?:has been|is|was) (?:being )?(?:retracted|withdrawn)|[^.;]{{2,40}} (?:is|are|has|have)"
    r" (?:retracting|retracted|withdrawing|withdrawn) (?:this|the|our) (?:article|story|report|piece|essay|column))",
    _I,
)
_PUBLISHED = later(rf"(?:[^:]{{2,40}}: )?{ROLES['published']}[^;]*?\b{lex.SAID}", _I)

FURTHEST = 90
"""Characters within which a label with its date and place ends."""

Label = tuple[NoticeKind, int, bool]
"""The kind, where the words behind the label begin, and whether the label stands alone."""


def labelled(words: str, whole: str) -> Label | None:
    """The label these words begin with, where it makes a notice. `whole`: the words to their paragraph's end."""
    if not (_ENDS_A_LABEL.search(words, 0, FURTHEST) or len(words) < FURTHEST) or not _ANY_LABEL.match(words):
        return None
    for pattern, kind in (*_LABELS, *_ABROAD):
        match = pattern.match(words)
        if match:
            return _weighed(match, cast("NoticeKind", kind), whole)
    return None


def _weighed(label: re.Match[str], kind: NoticeKind, whole: str) -> Label | None:
    body, said = label.end(), whole[label.end() :].strip(" *_\n\r\t/")
    alone = not said or (kind == "correction" and bool(_STAMP.match(said)))
    if not said and label["end"][:1] not in (":", ""):
        return None
    if alone:
        return None if kind == "update" else (kind, body, True)
    if _ADVICE.match(label[0]) and (advice := _verb(said)):
        return advice, body, False
    if kind == "editors_note" and _TAKEN_BACK.match(said):
        return "retraction", body, False
    if kind in ("update", "editors_note") and not _tells_of_change(label, said, kind):
        return None
    return kind, body, False


def _tells_of_change(label: re.Match[str], said: str, kind: NoticeKind) -> bool:
    """An update counts with a time, in capitals, or when it speaks of the text; an editor's note when it does that."""
    if _NO_NOTICE.search(said):
        return False
    if kind == "update" and not _STAMP.match(said):
        stamped = any(letter.isdigit() for letter in label[0])
        if stamped or label["label"].isupper() or _OF_RESPONSE.search(said):
            return True
    return bool(_OF_CHANGE.search(said) or _PUBLISHED.match(said)) or speaks(said, said)


def _verb(words: str) -> NoticeKind | None:
    """The kind of "Corrects spelling", "Adds quotes": what the wires say was done, in the present."""
    return next((cast("NoticeKind", kind) for pattern, kind in _VERBS if pattern.match(words)), None)


def wired(words: str, _whole: str) -> Label | None:
    """The mark of a wire service these words begin with."""
    bracketed = words[:1] in ("(", "[")
    if not bracketed and not words[:2].isupper() and not words[:1].isdigit():
        return None
    before = (_BEFORE_A_VERB if bracketed else _BEFORE_A_MARK).match(words)
    at = before.end() if before else 0
    if bracketed:
        kind = _verb(words[at:])
        return (kind, 0, False) if kind else None
    for pattern, mark in _WIRE:
        match = pattern.match(words, at)
        if match:
            return cast("NoticeKind", mark), match.start() if mark == "correction" else match.end(), False
    return None
