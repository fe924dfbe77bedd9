"""Marks as HTML, written here alone. Every piece of text is escaped; control characters that hide are shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from api.pages.column import Line
from api.pages.marks import Mark

HIDING = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
"""Characters that change how text reads and cannot be seen: bidi controls, zero-width blanks, soft hyphens, tags."""
BREAKS = re.compile(r"\s*\n\s*")
EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


@dataclass(slots=True)
class Pen:
    """What a page's marks need to know: the refs of the changes, which are silent, which one is open in the card.

    `written` are the changes that have their anchor already; each has one.
    """

    refs: Sequence[str]
    silent: frozenset[int]
    current: int | None = None
    written: set[int] = field(default_factory=set)


def text(said: str) -> str:
    """Text as HTML."""
    made = str(escape(said))
    if "\n" in made:
        made = BREAKS.sub("<br>", made.strip("\n")) if made.strip() else " "
    if HIDING.search(made):
        made = HIDING.sub(lambda m: f'<span class="hiding">U+{ord(m[0]):04X}</span>', made)
    return made


def inline(line: Line, pen: Pen) -> Markup:
    """Old and new in one sentence, the old first."""
    inner = "".join(_inline(mark, pen) for mark in line.marks)
    return Markup(_anchors(line, pen) + (_moved(inner) if line.moved else inner))


def before(line: Line, pen: Pen) -> Markup:
    """The base's side of a line."""
    inner = "".join(_side(m, m.old, "del", pen) for m in line.marks)
    return Markup(_anchors(line, pen) + (_moved(inner) if line.moved else inner))


def after(line: Line, pen: Pen) -> Markup:
    """The witness's side of a line."""
    inner = "".join(_side(m, m.new, "ins", pen) for m in line.marks)
    return Markup(_anchors(line, pen) + (_moved(inner) if line.moved else inner))


def removed(said: str, word: str = "deleted: ") -> Markup:
    """Text that stands in the base alone."""
    return Markup(_tag("del", said, word))


def added(said: str, word: str = "added: ") -> Markup:
    """Text that stands in the witness alone."""
    return Markup(_tag("ins", said, word))


def _inline(mark: Mark, pen: Pen) -> str:
    if not mark.marked:
        return text(mark.new)
    both = (("del", mark.old, "deleted: "), ("ins", mark.new, "added: "))
    inner = " ".join(_tag(tag, said, word) for tag, said, word in both if said.strip())
    return _framed(mark, inner, pen)


def _side(mark: Mark, said: str, tag: str, pen: Pen) -> str:
    if not mark.marked:
        return text(said)
    if not said.strip():
        return _framed(mark, "", pen) if mark.changes else ""
    return _framed(mark, _tag(tag, said, "deleted: " if tag == "del" else "added: "), pen)


def _tag(tag: str, said: str, word: str) -> str:
    found = EDGES.match(said)
    lead, core, tail = found.groups() if found else ("", said, "")
    return f'{lead and " "}<{tag}><span class="vh">{word.rstrip()}\u00a0</span>{text(core)}</{tag}>{tail and " "}'


def _framed(mark: Mark, inner: str, pen: Pen) -> str:
    if not mark.changes:
        return inner
    names = ["mk"]
    if any(place in pen.silent for place in mark.changes):
        names.append("mk-silent")
    if pen.current in mark.changes:
        names.append("mk-now")
    fresh = [place for place in mark.changes if place not in pen.written]
    pen.written.update(fresh)
    extra = "".join(f'<span id="c-{pen.refs[place]}" class="at"></span>' for place in fresh[1:])
    name = f' id="c-{pen.refs[fresh[0]]}"' if fresh else ""
    places = " ".join(str(place) for place in mark.changes)
    return f'<span class="{" ".join(names)}" data-c="{places}"{name}>{extra}{inner}</span>'


def _anchors(line: Line, pen: Pen) -> str:
    """Anchors of changes that belong to the line as a whole and to none of its marks."""
    inside = {place for mark in line.marks if mark.marked for place in mark.changes}
    fresh = [place for place in line.changes if place not in pen.written and place not in inside]
    pen.written.update(fresh)
    return "".join(f'<span id="c-{pen.refs[place]}" class="at" data-c="{place}"></span>' for place in fresh)


def _moved(inner: str) -> str:
    return f'<span class="mv"><span class="vh">moved:\u00a0</span>{inner}</span>'
