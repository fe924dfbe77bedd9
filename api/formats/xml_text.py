"""The text in a tree of XHTML or NITF, as HTML with nothing in it but the shapes that are kept.

Fields as in NITF 3.6. What stands in the head of either is metadata, and told in fields of its own.
"""

from __future__ import annotations

import re
from html import escape

from api.formats.safe_xml import Element, parse_xml
from services.errors import Malformed

KEPT = {
    name: name
    for name in ("p", "em", "strong", "b", "i", "q", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "pre", "br",
                 "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "td", "th", "caption", "figure", "figcaption",
                 "div", "section", "header", "footer", "aside")
} | {"hl1": "h2", "hl2": "h2", "bq": "blockquote", "block": "div", "media": "figure", "media-caption": "figcaption",
     "tagline": "p"}  # fmt: skip
"""Elements that shape a text, and what they are in HTML. Of others the words are kept."""
UNREAD = frozenset(
    ("script", "style", "media-metadata", "media-producer", "media-reference", "body.head", "head", "nav")
)
COPY_WIDTH = 90
"""Characters of a line of wire copy: set for 69 to 80, with room for an address."""
INDENT = re.compile(r"[ ]{3,}|\t")
"""What opens a paragraph there: agencies use three to five blanks; one or two are slips."""


def nitf_or_xhtml(element: Element) -> str:
    """The body as HTML: NITF's content and end, or XHTML's body, or all there is."""
    content = next(element.every("body.content"), None)
    if content is not None:
        end = next(element.every("body.end"), None)
        return (_html(content) + (_html(end) if end else "")).strip()
    return _html(next(element.every("body"), None) or element).strip()


def nitf_text(document: object) -> str | None:
    """The body of a NITF document that stands as text in another payload; None when it cannot be read."""
    try:
        root = parse_xml(document.strip().encode()) if isinstance(document, str) else None
    except (Malformed, UnicodeEncodeError):
        return None
    return nitf_or_xhtml(root) if root is not None and root.name == "nitf" else None


def copy_paragraphs(html: str) -> str:
    """HTML whose paragraphs are wire copy of fixed width, with a paragraph for each of the copy's own."""
    return re.sub(r"(<p>)([^<]*)(</p>)", lambda found: _paragraphs(found[2]), html)


def _html(element: Element) -> str:
    parts: list[str] = []
    for part in element.holds:
        if isinstance(part, str):
            parts.append(escape(part, quote=False))
        elif part.name == "br":
            parts.append("<br>")
        elif part.name == "p":
            parts.append(_paragraphs(_html(part)))
        elif part.name not in UNREAD and not _is_head(part):
            tag = KEPT.get(part.name)
            inner = _html(part)
            parts.append(f"<{tag}>{inner}</{tag}>" if tag else inner)
    return "".join(parts)


def _is_head(element: Element) -> bool:
    """A header that repeats the item's headline holds its metadata."""
    return element.name == "header" and next(element.every("h1"), None) is not None


def _paragraphs(words: str) -> str:
    """One paragraph, or several where lines of fixed width are indented to part them.

    An indent tells something only beside lines that have none: a file that was made pretty indents every line.
    """
    lines = words.split("\n")
    later = [row for row in lines[1:] if row.strip()]
    opens = [INDENT.match(row) is not None for row in later]
    if all(opens) or not any(opens) or any(len(row) > COPY_WIDTH for row in lines):
        return f"<p>{words}</p>"
    found: list[list[str]] = [[]]
    for row in lines:
        if INDENT.match(row) or not row.strip():
            found.append([])
        found[-1].append(row.strip())
    return "".join(f"<p>{' '.join(rows).strip()}</p>" for rows in found if any(rows))
