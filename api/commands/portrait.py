"""A reading or a comparison as lines a person likes to read: on a terminal in colour, in a pipe with plain marks.

A line is a list of pieces, each a text and what it is. Line shape carries the meaning, colour only helps: deleted words
are struck, added ones underlined; without a terminal they stand in [-…-] and {+…+}.
"""

from __future__ import annotations

import click

from services.collation.apparatus import Row
from services.collation.text import Span, Text
from services.newsroom.changes import Change
from services.newsroom.compare import Comparison
from services.newsroom.readings import Quote, Reading

Piece = tuple[str, str]
Line = list[Piece]

# Tones with a contrast of about 4:1 or more on white and on black alike: a terminal does not tell its ground.
STYLES = {
    "del": "strike #c76218",
    "ins": "underline #3d82e8",
    "moved": "italic",
    "strong": "bold",
    "silent": "bold reverse",
    "announced": "bold",
    "meta": "dim",
    "speaker": "bold",
    "quote": "#3d82e8",
}
PLAIN = {"del": ("[-", "-]"), "ins": ("{+", "+}")}
SIGNS = {"kept": " ", "revised": "±", "split": "±", "merged": "±", "added": "+", "omitted": "−"}
WAS_REWRITTEN = 0.6  # share of a sentence changed above which old and new are shown whole; more marks are soup
FOLD = 1  # unchanged sentences shown on either side of a change
DISCLOSED = {
    "correction": "corrected in a notice",
    "clarification": "clarified in a notice",
    "update": "in an update notice",
    "editors_note": "in an editor's note",
    "retraction": "retracted",
    "refile": "refiled",
}


def show(lines: list[Line], *, colour: bool) -> None:
    """Print lines: with rich on a terminal, else plainly."""
    if not colour:
        for line in lines:
            click.echo("".join(_plain(piece) for piece in line).rstrip())
        return
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text as Rich

    console = Console(highlight=False, soft_wrap=False)
    for line in lines:
        # What follows the sign in the margin stays right of it when the line is folded.
        margin, rest = (line[0][0], line[1:]) if line and line[0][1] == "margin" else ("", line)
        body = Rich()
        for text, style in rest:
            body.append(text, STYLES.get(style, ""))
        if not margin:
            console.print(body)
            continue
        console.print(Rich(margin, "bold"), end="")
        folded = body.wrap(console, max(20, console.width - len(margin)))
        for at, one in enumerate(folded):
            console.print(one if at == 0 else Padding(one, (0, 0, 0, len(margin))))
        if not folded:
            console.print()


def _plain(piece: Piece) -> str:
    text, style = piece
    before, after = PLAIN.get(style, ("", ""))
    return f"{before}{text}{after}" if text else ""


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str, most: int = 90) -> str:
    text = _one_line(text)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


# A comparison


def of_comparison(found: Comparison, base: str, witness: str, everything: bool = False) -> list[Line]:
    """The sentences with their marks, the typed changes with reasons, and one line that sums up."""
    if found.base.body.clean == found.witness.body.clean:
        return [[("The text is identical.", "strong")]]
    lines: list[Line] = [[(base, "strong"), (" → ", "meta"), (witness, "strong")], []]
    lines += _sentences(found, everything)
    changes = [c for c in found.changes if c.part == "body"]
    shown = changes if everything else [c for c in changes if c.effect != "cosmetic"]
    if shown:
        lines += [[], [("Changes", "strong")]]
    for number, change in enumerate(shown, 1):
        lines += _change(number, change)
    return [*lines, [], [(_summary(found, changes, len(shown)), "strong")]]


def _sentences(found: Comparison, everything: bool) -> list[Line]:
    rows = found.apparatus["body"].rows
    busy = [i for i, row in enumerate(rows) if row.kind != "kept" or row.moved]
    near = {j for i in busy for j in range(i - FOLD, i + FOLD + 1)}
    lines: list[Line] = []
    folded = 0
    for at, row in enumerate(rows):
        if not everything and at not in near:
            folded += len(row.a)
            continue
        lines += _fold(folded)
        folded = 0
        lines += _row(row, found.base.body, found.witness.body)
    return lines + _fold(folded)


def _fold(count: int) -> list[Line]:
    return [[("    ", "margin"), (f"… {_count(count, 'unchanged sentence')}", "meta")]] if count else []


def _row(row: Row, base: Text, witness: Text) -> list[Line]:
    sign = "⇅" if row.moved else SIGNS[row.kind]
    head: Piece = (f"  {sign} ", "margin")
    if row.kind == "kept":
        return [[head, (_joined(witness, row.b), "moved" if row.moved else "")]]
    if row.kind == "added":
        return [[head, (_joined(witness, row.b), "ins")]]
    if row.kind == "omitted":
        return [[head, (_joined(base, row.a), "del")]]
    pieces = _marked(row, base, witness)
    changed = sum(len(text) for text, style in pieces if style)
    if changed > WAS_REWRITTEN * sum(len(text) for text, _ in pieces):
        return [[head, (_joined(base, row.a), "del")], [("    ", "margin"), (_joined(witness, row.b), "ins")]]
    return [[head, *_squeezed(pieces)]]


def _joined(text: Text, spans: tuple[Span, ...]) -> str:
    return _one_line("".join(text.clean[s:e] + " " for s, e in spans))


def _marked(row: Row, base: Text, witness: Text) -> list[Piece]:
    """The witness's sentences with the base's deleted words among them, in the order of the base."""
    pieces: list[Piece] = []
    ops = list(row.ops)
    for start, end in row.a:
        at = start
        while ops and ops[0][1] <= end:
            _, a0, a1, b0, b1 = ops[0]
            if a0 < start:
                break
            ops.pop(0)
            pieces += [(base.clean[at:a0], ""), (base.clean[a0:a1], "del"), (witness.clean[b0:b1], "ins")]
            at = a1
        pieces.append((base.clean[at:end], ""))
    return pieces + [(witness.clean[b0:b1], "ins") for *_, b0, b1 in ops]


def _squeezed(pieces: list[Piece]) -> list[Piece]:
    """One line: runs of blanks become one, marks that hold only blanks are dropped, spaces stand outside marks."""
    out: list[Piece] = []
    for text, style in pieces:
        core = _one_line(text)
        if not style or not core:
            lead, tail = (" " if text[:1].isspace() else ""), (" " if core and text[-1:].isspace() else "")
            out.append((lead + core + tail if not style else " ", ""))
            continue
        lead, tail = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
        out += [(lead, ""), (core, style), (tail, "")]
    return _without_double_blanks([piece for piece in out if piece[0]])


def _without_double_blanks(pieces: list[Piece]) -> list[Piece]:
    out: list[Piece] = []
    blank = True
    for text, style in pieces:
        if not style and blank:
            text = text.lstrip()
        if text:
            out.append((text, style))
            blank = text[-1:].isspace()
    return out


def _change(number: int, change: Change) -> list[Line]:
    label = change.slot.replace("_", " ")
    line: Line = [(f" {number:>2}  ", "margin"), (f"{label}  ", "strong")]
    if change.old is not None:
        line.append((_cut(change.old), "del"))
    if change.old is not None and change.new is not None:
        line.append((" → ", "meta"))
    if change.new is not None:
        line.append((_cut(change.new), "ins"))
    if change.speaker_old != change.speaker_new:
        line.append((f"  {change.speaker_old or 'nobody named'} → {change.speaker_new or 'nobody named'}", "speaker"))
    line.append(("  ", ""))
    line.append(_verdict(change))
    return [line, [("     ", "margin"), (change.why, "meta")]] if change.why else [line]


def _verdict(change: Change) -> Piece:
    if change.disclosure != "none":
        return DISCLOSED.get(change.disclosure, change.disclosure), "announced"
    if change.effect == "notice":
        return "notice", "announced"
    return ("material, no notice covers it", "silent") if change.material else ("wording", "meta")


def _summary(found: Comparison, changes: list[Change], shown: int) -> str:
    rows = found.apparatus["body"].rows
    counted = {
        kind: sum(len(r.b or r.a) for r in rows if r.kind == kind) for kind in ("kept", "revised", "added", "omitted")
    }
    counted["split"] = sum(len(r.a) for r in rows if r.kind == "split")
    counted["merged"] = sum(len(r.a) for r in rows if r.kind == "merged")
    sentences = ", ".join(f"{count:,} {kind}" for kind, count in counted.items() if count)
    moved = sum(r.moved for r in rows)
    material = [c for c in changes if c.material]
    silent = sum(c.disclosure == "none" and c.effect != "notice" for c in material)
    parts = [f"Sentences: {sentences}" + (f", {moved:,} moved" if moved else "") + "."]
    if material:
        parts.append(f"{_count(len(material), 'material change')}, {silent:,} not covered by any notice.")
    else:
        parts.append("No claims changed.")
    hidden = len(changes) - shown
    if hidden:
        parts.append(f"{_count(hidden, 'wording edit')} hidden; --all shows them.")
    return " ".join(parts)


# A reading


def of_reading(read: Reading) -> list[Line]:
    """Quotes with their speakers, notices, claims and furniture, and one line that sums up."""
    lines: list[Line] = []
    for title, made in (
        ("Quotes", [_quote(q) for q in read.quotes]),
        ("Notices", [_notice(read, n) for n in read.notices]),
        ("Claims", [_claim(read, c) for c in read.claims]),
        ("Furniture", [_piece_of(read, f.kind, f.start, f.end) for f in read.furniture]),
    ):
        if made:
            lines += [[(title, "strong")], *made, []]
    counts = (
        _count(len(read.sentences), "sentence"),
        _count(len(read.quotes), "quote"),
        _count(len(read.claims), "claim"),
        _count(len(read.notices), "notice"),
    )
    return [*lines, [(", ".join(counts) + ".", "strong")]]


def _quote(found: Quote) -> Line:
    shown = found.text if found.kind == "indirect" else f"“{found.text}”"
    line: Line = [(f"  {found.kind:<9} ", "margin"), (_cut(shown, 240), "quote"), ("  ", "")]
    line.append((found.speaker or "nobody named", "speaker" if found.speaker else "meta"))
    return [*line, (f", {found.cue}", "meta")] if found.cue else line


def _notice(read: Reading, found: object) -> Line:
    from services.newsroom.readings import Notice

    assert isinstance(found, Notice)
    line = _piece_of(read, found.kind.replace("_", " "), found.start, found.end)
    if found.wrong or found.right:
        line += [("  ", ""), (found.wrong or "", "del"), (" → ", "meta"), (found.right or "", "ins")]
    return line


def _claim(read: Reading, found: object) -> Line:
    from services.newsroom.readings import Claim

    assert isinstance(found, Claim)
    slots = ", ".join(f"{s.slot} {s.value}" for s in found.slots)
    return [("  · ", "margin"), (_cut(read.text.clean[found.start : found.end], 240), ""), (f"  {slots}", "meta")]


def _piece_of(read: Reading, kind: str, start: int, end: int) -> Line:
    return [(f"  {kind:<12} ", "margin"), (_cut(read.text.clean[start:end], 240), "")]
