"""Who is heard: the speaker that stands next to a reporting verb next to the marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from services.collation.text import Span
from services.newsroom.lexicon.reporting import CUES, SAYING
from services.newsroom.marks import Piece

_CAP = r"[A-ZÀ-ÖØ-Þ][\w.’'-]*"
_NAME = rf"(?:(?:the|The) )?{_CAP}(?:(?: (?:of|al|bin|van|von|de|der|del|la|the)){{0,2}} {_CAP})*"
_ROLE = r"(?:a|an|the|one|another|his|her|their|A|An|The|One|Another) [a-z][\w-]*(?: [a-z][\w-]*){0,3}"
_WHO = rf"(?:[Hh]e|[Ss]he|[Tt]hey|I|{_NAME}|{_ROLE})"
_VERBS = "|".join(sorted(CUES, key=len, reverse=True))
_SAY = "|".join(sorted(SAYING, key=len, reverse=True))
_AFTER = re.compile(
    rf"\s*(?:(?P<v>{_VERBS})\s+(?P<w>{_WHO})|(?P<w2>{_WHO})(?:, [^,]{{3,80}},)?\s+(?:\w+ly |also |has |had )?(?P<v2>{_VERBS})\b)"
)
_BEFORE = re.compile(
    rf"(?P<w>{_WHO})(?:, [^,]{{3,80}},)?\s+(?:\w+ly |also |has |had )?(?P<v>{_VERBS})\b[^.!?]{{0,120}}$"
)
_ACCORDING = re.compile(rf"\s*according to (?P<w>{_WHO})")

THRESHOLD = 0.8
"""At and above this score the speaker is named; below it the speaker is unknown."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A mention with the verb that hands it the words, and the chance that this is right."""

    mention: Span
    cue: str | None
    score: float


def attribute(clean: str, piece: Piece, start: int, end: int) -> Attribution | None:
    """The speaker of one piece in its paragraph [start, end), if a reporting verb stands near."""
    after = _AFTER.match(clean, piece.end, end) or _ACCORDING.match(clean, piece.end, end)
    if after is not None:
        return _made(after, 0.95)
    before = None
    left = clean[max(start, piece.start - 260) : piece.start]
    for before in _BEFORE.finditer(left):
        pass
    if before is not None:
        return _made(before, 0.85, piece.start - len(left))
    return None


def _made(match: re.Match[str], score: float, shift: int = 0) -> Attribution:
    groups = match.groupdict()
    name = "w" if groups.get("w") else "w2"
    cue = groups.get("v") or groups.get("v2") or "according to"
    return Attribution((match.start(name) + shift, match.end(name) + shift), cue, score)
