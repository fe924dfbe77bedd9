"""HTML to the text a reader sees, each character with its place in the markup.

A tree forgets where its text stood, so the posted string is scanned once, tag by tag, as the HTML standard's tokeniser
reads it; no tree is built, and nothing that can be posted raises. A test holds it against a real parser's tree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from services.collation.text import Block, Text

_MARKUP = re.compile(
    r"""<!--(?:-?>|.*?(?:--!?>|\Z))                    # a comment, also the empty and the unclosed one
    | <(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)          # a tag; its attributes are quoted, bare or empty
      (?P<attributes>(?:[\s/]++ | [^\s/>][^\s/>=]*+
        (?:\s*+=\s*+(?:"[^"]*+(?:"|\Z) | '[^']*+(?:'|\Z) | [^\s>"'][^\s>]*+)?+)?+)*+)
      (?P<closed>>|\Z)
    | </>
    | <(?:[!?]|/[^a-zA-Z>])[^>]*+(?:>|\Z)              # a doctype and whatever else browsers take for a comment
    """,
    re.VERBOSE | re.DOTALL,
)
_PIECE = re.compile(
    r"[ \t\n\r\f]+|&(?:\#(?:[xX][0-9a-fA-F]+|[0-9]+);?|[a-zA-Z][a-zA-Z0-9]*;?)|[^ \t\n\r\f&]+(?:[ ][^ \t\n\r\f&]+)*|&"
)
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_HIDDEN = re.compile(r"(?<![\w-])hidden(?![\w-])", re.IGNORECASE)
_NO_DISPLAY = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_EMBED = re.compile(r"twitter-tweet|instagram-media|tiktok-embed|fb-post|bluesky-embed", re.IGNORECASE)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_RAW = _names("script style textarea title xmp iframe noembed noframes noscript")
"""Elements whose content is not read as markup."""

_SKIPPED = _RAW | _names("head nav template svg math object audio video canvas select button")
"""Elements a reader of the article does not read."""

_VOID = _names("area base br col embed hr img input link meta param source track wbr")

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list_item"),
    **dict.fromkeys(("figure", "figcaption", "caption"), "caption"),
    **dict.fromkeys(("pre", "listing"), "preformatted"),
    "blockquote": "quotation",
    "tr": "table_row",
}
_WHOLE = frozenset(("caption", "embed", "table_row"))
"""Kinds that hold for everything inside."""

_BREAKS = frozenset(_KINDS) | _names(
    """p div section article main header footer aside address details summary dl ul ol table thead tbody tfoot form
    fieldset hr br center body html hgroup legend dialog search menu option"""
)
"""Elements that stand on lines of their own."""


def read_html(posted: str) -> Text:
    """Blocks in the order of the markup, one a line; blanks run together, cells of a row parted by a tab."""
    page = _Page()
    for start, end, tag in _pieces(posted):
        if tag is None:
            if not page.skipping:
                page.write(posted, start, end)
        else:
            page.tag(tag)
    page.close_block()
    return Text(posted, "".join(page.clean), tuple(page.blocks), tuple(page.anchors) or ((0, 0),), tuple(page.wide))


def _pieces(posted: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Stretches of text, and tags between them. What stands in a raw element is left out."""
    at = 0
    search = 0
    while found := _MARKUP.search(posted, search):
        if found.start() > at:
            yield at, found.start(), None
        at = search = found.end()
        if found["name"] is None:
            continue
        yield found.start(), at, found
        name = found["name"].lower()
        if name in _RAW and not found["end"] and found["closed"]:
            closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(posted, at)
            at = search = closing.start() if closing else len(posted)
    if at < len(posted):
        yield at, len(posted), None


class _Page:
    """What has been read so far: the clean text and the elements that are open."""

    __slots__ = (
        "after",
        "anchors",
        "blank",
        "blocks",
        "clean",
        "length",
        "names",
        "open",
        "skipping",
        "started",
        "wide",
    )

    def __init__(self) -> None:
        self.clean: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.anchors: list[tuple[int, int]] = []
        self.wide: list[tuple[int, int]] = []
        self.open: list[tuple[str, str, bool]] = []  # name, kind of the text inside, whether this one is skipped
        self.names: Counter[str] = Counter()
        self.skipping = 0
        self.started: int | None = None  # where the line began in the clean text
        self.blank: tuple[str, int, int] | None = None  # what parts the next word from the last: text, place, width
        self.after = 0  # where the last word ended in the markup

    def tag(self, tag: re.Match[str]) -> None:
        name = tag["name"].lower()
        if not tag["closed"]:
            return
        if name in _BREAKS and not self.skipping:
            self.close_block()
        if name in ("td", "th") and not tag["end"] and self.started is not None:
            self.blank = ("\t", tag.start(), 0)
        if name == "body":
            self._close("head")
        if tag["end"]:
            self._close(name)
        elif name not in _VOID:
            self._enter(name, tag["attributes"])

    def _enter(self, name: str, attributes: str) -> None:
        outer = self.open[-1][1] if self.open else "paragraph"
        kind = "embed" if name == "blockquote" and _EMBED.search(attributes) else _KINDS.get(name, outer)
        skipped = name in _SKIPPED or bool(
            attributes and (_HIDDEN.search(_VALUE.sub("", attributes)) or _NO_DISPLAY.search(attributes))
        )
        self.open.append((name, outer if outer in _WHOLE else kind, skipped))
        self.names[name] += 1
        self.skipping += skipped

    def _close(self, name: str) -> None:
        while self.names[name]:
            opened, _, skipped = self.open.pop()
            self.names[opened] -= 1
            self.skipping -= skipped
            if opened == name:
                break

    def write(self, posted: str, start: int, end: int) -> None:
        """Text between two tags: entities decoded, blanks run together; a line of preformatted text is a block."""
        preformatted = bool(self.open) and self.open[-1][1] == "preformatted"
        for piece in _PIECE.finditer(posted, start, end):
            text, at = piece.group(), piece.start()
            if text[0] == "&":
                self._put(unescape(text), at, len(text))
            elif text[0] not in " \t\n\r\f":
                self._put(text, at)
            elif preformatted and "\n" in text:
                self.close_block()
            elif self.blank is None:
                self.blank = (" ", at, len(text))

    def _put(self, text: str, at: int, width: int = 1) -> None:
        """Add characters that stand at `at`, each written with one character or, all together, with `width`."""
        if self.started is None:
            if self.clean:
                self._add("\n", self.after, 0)
            self.started = self.length
        elif self.blank is not None:
            self._add(*self.blank)
        self.blank = None
        if width == 1:
            self._add(text, at)
            self.after = at + len(text)
            return
        for character in text:
            self._add(character, at, width)
        self.after = at + width

    def _add(self, text: str, at: int, width: int = 1) -> None:
        if width != 1:
            self.wide.append((self.length, width))
        if not self.anchors or self.anchors[-1][1] - self.anchors[-1][0] != at - self.length:
            self.anchors.append((self.length, at))
        self.clean.append(text)
        self.length += len(text)

    def close_block(self) -> None:
        """End the line, if one has begun."""
        if self.started is not None:
            self.blocks.append(Block(self.started, self.length, self.open[-1][1] if self.open else "paragraph"))
        self.started = self.blank = None
