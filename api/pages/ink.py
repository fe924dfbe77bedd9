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


def flow(lines: Sequence[Line], pen: Pen) -> Markup:
    """A paragraph with old and new in one text; a pointer stands where a sentence moved away."""
    return Markup("".join(_pointer(line) if line.left else inline(line, pen) + _notes(line) for line in lines))


def flow_before(lines: Sequence[Line], pen: Pen) -> Markup:
    """A paragraph of the base; a sentence that moved away stands here, with a pointer to where it is now."""
    out = []
    for line in lines:
        if line.left:
            out.append(before(line, pen) + " " + _pointer(line))
        elif not line.moved and line.only != "new":
            out.append(before(line, pen))
    return Markup("".join(out))


def flow_after(lines: Sequence[Line], pen: Pen) -> Markup:
    """A paragraph of the witness."""
    shown = (line for line in lines if not line.left and line.only != "old")
    return Markup("".join(after(line, pen) + _notes(line) for line in shown))


def inline(line: Line, pen: Pen) -> str:
    """Old and new in one sentence, the old first."""
    inner = "".join(_inline(mark, pen) for mark in line.marks)
    return _anchors(line, pen) + (_moved(inner) if line.moved else inner)


def before(line: Line, pen: Pen) -> str:
    """The base's side of a line."""
    inner = "".join(_side(m, m.old, "del", pen) for m in line.marks)
    return _anchors(line, pen) + (_moved(inner) if line.moved else inner)


def after(line: Line, pen: Pen) -> str:
    """The witness's side of a line."""
    inner = "".join(_side(m, m.new, "ins", pen) for m in line.marks)
    return _anchors(line, pen) + (_moved(inner) if line.moved else inner)


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


def _pointer(line: Line) -> str:
    where = f" to paragraph {line.twin_paragraph}" if line.twin_paragraph else ""
    return f'<a class="from" id="l-{line.number}" href="#l-{line.twin}">A sentence moved from here{where}</a> '


def _notes(line: Line) -> str:
    """What the marks of a line cannot say: where it came from, what was split or merged."""
    if line.moved and line.twin is not None:
        where = f" from paragraph {line.twin_paragraph}" if line.twin_paragraph else ""
        same = ", text unchanged" if line.kind == "kept" else ""
        return f' <a class="from" id="l-{line.number}" href="#l-{line.twin}">Moved here{where}{same}</a>'
    if line.kind == "split" and line.marked:
        return f' <span class="from">1 sentence became {line.counts[1]}</span>'
    if line.kind == "merged" and line.marked:
        return f' <span class="from">{line.counts[0]} sentences became 1</span>'
    return ""
