"""The mark before a headline: CORRECTED-, UPDATE 2-, REFILE-. The headline goes on behind it."""

from __future__ import annotations

from services.newsroom.notices.found import may_tell
from services.newsroom.notices.openings import opening
from services.newsroom.patterns import later
from services.newsroom.readings import Notice

_CAPITALS = later(r"(?:[A-Z]{3,}(?: \d+)?(?:[-–—]|:\s*| [-–—] ))+(?=\S)")
"""Wire marks stand one after the other, joined by dashes: CORRECTED-UPDATE 2-."""

_FIRST_PAUSE = later(r"[-–—:](?=\S)|: ")


def head_mark(headline: str) -> Notice | None:
    """The mark of a headline, with the dash or colon behind it; None where it has none."""
    found = opening(headline) if may_tell(headline) else None
    if found is None:
        return None
    wire = _CAPITALS.match(headline)
    pause = _FIRST_PAUSE.search(headline)
    return Notice(0, wire.end() if wire else pause.end() if pause else len(headline), found.kind)
