"""JSON-LD as newsrooms write it: the article in a graph, nodes that only name each other, values in objects.

The law: nothing is fetched. A node that is named and stands in the same payload is read there; one that does not is
not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

ARTICLES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "AskPublicNewsArticle",
    "OpinionNewsArticle", "ReviewNewsArticle", "Article", "LiveBlogPosting", "BlogPosting", "Report",
)  # fmt: skip
DEEPEST = 10  # lists and objects: an island, its graph, the page in it, its main entity


def article_in(value: Any) -> dict[str, Any] | None:
    """The first object that is an article: the value, one of its graph, or the page's main entity."""
    return next((node for node in nodes(value) if is_article(node)), None)


def is_article(node: dict[str, Any]) -> bool:
    """Whether it says a type of schema.org's articles, with or without the vocabulary's address before it."""
    kinds = node.get("@type")
    said = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).replace("/", ":").rpartition(":")[2] in ARTICLES for kind in said)


def nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects of a document in order: itself, those of its graph, its main entity."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity"):
            yield from nodes(value.get(name), depth + 1)


def resolved(value: Any, document: Any) -> Any:
    """A node that only names another, or a list of such, with what the document says of the other."""
    named = {str(node["@id"]): node for node in nodes(document) if "@id" in node and "name" in node}
    found = [
        named.get(str(one.get("@id")), one) if isinstance(one, dict) and "name" not in one else one
        for one in (value if isinstance(value, list) else [value])
    ]
    return found if isinstance(value, list) else found[0]


def text_in(value: Any) -> Any:
    """A text that may be a value object, or a list of those, one a paragraph; anything else as it is."""
    if isinstance(value, dict) and isinstance(value.get("@value"), str):
        return value["@value"]
    if isinstance(value, list) and value and all(isinstance(text_in(one), str) for one in value):
        return "\n\n".join(text_in(one) for one in value)
    return value


def name_in(value: Any) -> Any:
    """The text of an identifier that may be an object, a property value, or a list of them."""
    if isinstance(value, list):
        return name_in(value[0]) if value else None
    if isinstance(value, dict):
        found = (value.get(key) for key in ("value", "@value", "@id", "url", "alternateName", "name"))
        return next((v for v in found if v), None)
    return value
