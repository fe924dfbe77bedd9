"""Does the newsroom speak here of its own text? Matches sentences against the table of forms."""

from __future__ import annotations

import re
from itertools import islice

from services.newsroom.lexicon import notices as lex
from services.newsroom.lexicon.notices_abroad import ABROAD, ABROAD_SIGNS
from services.newsroom.notices.forms import ACROSS, FORMS
from services.newsroom.notices.roles import ROLES
from services.newsroom.patterns import later

_GAP = r"[^;]{0,160}?"
_I = re.IGNORECASE
_QUOTED = later(r"[“\"][^“”\"]{2,}[”\"]|''.{2,}?''")
_DATELINE = later(r"[A-Z\u00c0-\u00de][\w .,/'’-]{1,40}\([A-Z]{2,9}\) [—–-]+ ")
_LEADS_IN = later(
    r"(?:because|due|owing|as|through|following|based|using|relying|in|on|at|for|citing|contrary|from|after|when|while"
    r"|although|with|earlier|yesterday|last)\b",
    _I,
)
_COMMA = later(r"[,;] ")
_SEMICOLON = later(r"; ")

FURTHEST = 200
MOST_COMMAS = 4
"""Characters, and commas in them, that what leads in to a form has at most."""
_NO_NOTICE = later(lex.NO_NOTICE, _I)
_SAID_LAST = later(lex.SAID_LAST, _I)


def written_out(form: str) -> str:
    """A form as a regular expression."""
    for role, words in ROLES.items():
        form = form.replace("{" + role + "}", words)
    # Looked for at the beginnings of words alone: five times as quick.
    anywhere = r"\b" if form.startswith("…") and not form.startswith(r"…\(") else ""
    return anywhere + form.removeprefix("…").replace("…", _GAP)


def _names_itself(form: str) -> bool:
    return "{this}" in form or "{earlier}" in form


# Those that begin with words of their own are one pattern, which fails at once; those that begin with any follow.
_AT_ONCE = later("|".join(f"(?:{written_out(form)})" for form in FORMS if not form.startswith("…")), _I)
_ANYWHERE = tuple(later(written_out(form), _I) for form in FORMS if form.startswith("…") and not _names_itself(form))
_WITH_ITSELF = tuple(later(written_out(form), _I) for form in FORMS if form.startswith("…") and _names_itself(form))
_ITSELF = later(r"\b(?:this|our|versions?|editions?|drafts?|iterations?)\b", _I)
"""A cheap look before the forms that name this text or an earlier one: nine of ten sentences have none of these."""
_ENGLISH = later(r"\bthe\b", _I)
_ABROAD_SIGNS = later(rf"\b(?:{ABROAD_SIGNS})", _I)
_ACROSS = later("|".join(written_out(form) for form in ACROSS), _I)
_ABROAD = later("|".join(f"{own}|{done}" for _, own, done in ABROAD), _I)


def speaks(sentence: str, whole: str) -> bool:
    """Whether the newsroom speaks here of its own text and of a change in it. `whole`: to the paragraph's end."""
    words, further = unquoted(sentence.lstrip("([")), unquoted(whole.lstrip("(["))
    told = (
        any(_AT_ONCE.match(words, at) or _ACROSS.match(further, at) for at in _beginnings(words))
        or any(pattern.search(words) for pattern in _ANYWHERE)
        or (_ITSELF.search(words) and any(pattern.search(words) for pattern in _WITH_ITSELF))
        # "am 3." ends no sentence where a month follows.
        or (_may_be_abroad(words) and _ABROAD.search(further if words.rstrip()[-2:-1].isdigit() else words))
    )
    return bool(told) and not _NO_NOTICE.search(words) and not _SAID_LAST.search(words)


def _may_be_abroad(words: str) -> bool:
    return not _ENGLISH.search(words) and _ABROAD_SIGNS.search(words) is not None


def _beginnings(words: str) -> list[int]:
    """Where a form may begin: with the sentence, or behind a dateline or the commas of what leads in to it."""
    dateline = _DATELINE.match(words)
    first = dateline.end() if dateline else 0
    pause = _COMMA if _LEADS_IN.match(words, first) else _SEMICOLON
    return [first, *(match.end() for match in islice(pause.finditer(words, first, first + FURTHEST), MOST_COMMAS))]


def unquoted(words: str) -> str:
    """The words with a mark in place of each letter that stands in quotation marks."""
    return _QUOTED.sub(lambda match: match[0][0] + "▯" * (len(match[0]) - 2) + match[0][-1], words)
