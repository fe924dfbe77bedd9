"""ANS's content elements as HTML: what a reader reads of the article, in order.

Left out is what shows no words of it: embeds, ratings, dividers, and links to other stories, whose words are theirs.
Corrections are told apart, as notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from api.formats.translation import objects, wrong_type

DEEPEST = 20  # lists in lists in quotes: deeper is no article
NESTED = {"quote": "content_elements", "blockquote": "content_elements", "element_group": "content_elements",
          "list": "items"}  # fmt: skip

Elements = list[tuple[str, dict[str, Any]]]
"""Elements with their paths in the payload."""


def html_of(elements: Elements) -> str:
    """The elements as HTML. `content` of text is HTML already. Raises Invalid by the path of what holds no text."""
    return "\n".join(filter(None, (_html(path, element, 0) for path, element in elements)))


def corrections(elements: Elements, depth: int = 0) -> Iterator[tuple[str, dict[str, Any]]]:
    """The corrections among the elements, also inside lists, quotes and groups."""
    for path, element in elements:
        if element.get("type") == "correction":
            yield path, element
        elif (name := NESTED.get(str(element.get("type")))) and depth < DEEPEST:
            yield from corrections(objects(element.get(name), f"{path}.{name}"), depth + 1)


def _html(path: str, element: dict[str, Any], depth: int) -> str:
    kind = str(element.get("type"))
    if depth > DEEPEST:
        return ""
    if kind in ("text", "header", "raw_html", "code"):
        return _words(kind, _text(element, "content", path), element)
    if kind == "image":
        caption = _text(element, "caption", path)
        return f"<figure><figcaption>{caption}</figcaption></figure>" if caption else ""
    if kind == "list":
        return _list(path, element, depth)
    if kind == "table":
        return _table(path, element)
    return _nested(path, element, depth) if kind in NESTED else ""


def _words(kind: str, content: str, element: dict[str, Any]) -> str:
    if kind == "raw_html" or not content:
        return content
    if kind == "code":
        return f"<pre>{escape(content)}</pre>"
    level = element.get("level")
    tag = f"h{level if isinstance(level, int) and 1 <= level <= 6 else 2}" if kind == "header" else "p"
    return f"<{tag}>{content}</{tag}>"


def _text(element: dict[str, Any], name: str, path: str) -> str:
    found = element.get(name)
    if not isinstance(found, str | None):
        raise wrong_type(f"{path}.{name}", found, "text")
    return found or ""


def _inner(path: str, element: dict[str, Any], depth: int) -> list[str]:
    name = NESTED[str(element["type"])]
    return [_html(here, one, depth + 1) for here, one in objects(element.get(name), f"{path}.{name}")]


def _list(path: str, element: dict[str, Any], depth: int) -> str:
    tag = "ol" if element.get("list_type") == "ordered" else "ul"
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in _inner(path, element, depth))}</{tag}>"


def _nested(path: str, element: dict[str, Any], depth: int) -> str:
    """A quote ends with who said it, as the reader sees it."""
    words = "\n".join(filter(None, _inner(path, element, depth))) or _text(element, "content", path)
    citation = element.get("citation")
    if isinstance(citation, dict) and (cited := _text(citation, "content", f"{path}.citation")):
        words += f"\n<p>{cited}</p>"
    return words if element.get("type") == "element_group" else f"<blockquote>{words}</blockquote>"


def _table(path: str, element: dict[str, Any]) -> str:
    header, rows = element.get("header"), element.get("rows")
    lines = [(f"{path}.header", header)] if isinstance(header, list) else []
    lines += [(f"{path}.rows.{i}", row) for i, row in enumerate(rows)] if isinstance(rows, list) else []
    made = []
    for here, cells in lines:
        words = (_text(cell, "content", place) for place, cell in objects(cells, here))
        made.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in words)}</tr>")
    return f"<table>{''.join(made)}</table>" if made else ""
