"""schema.org NewsArticle as JSON-LD: posted as JSON, in a `@graph`, or inside a posted HTML page.

`correction` is a CorrectionComment, a text, an address, or a list of them.
"""

from __future__ import annotations

import json
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from api.formats.translation import Told, accept, moment_of, names, text_of
from services.errors import Fault, Invalid
from services.intake import Posted

ARTICLES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "AskPublicNewsArticle",
    "OpinionNewsArticle", "ReviewNewsArticle", "Article", "LiveBlogPosting", "BlogPosting", "Report",
)  # fmt: skip
DEEPEST = 10  # lists and objects: an island, its graph, the page in it, its main entity


def recognises(payload: dict[str, Any]) -> bool:
    """It says a type of schema.org's articles, itself or in its graph."""
    return _article(payload) is not None or "schema.org" in str(payload.get("@context"))


def read(payload: dict[str, Any], page: str | None = None) -> Posted:
    """One version; `page` is the HTML it stood in, the body when the data has none. Raises Invalid."""
    article = _article(payload)
    if article is None:
        kinds = ", ".join(ARTICLES[:3])
        message = f"is {str(payload.get('@type'))[:80]!r}; should be an article: {kinds}, …"
        raise Invalid(f"@type {message}", faults=(Fault("@type", message, "not_article"),))
    told = Told()
    for name in ("identifier", "@id", "url", "mainEntityOfPage"):
        told.tell("article", text_of(_name(article.get(name))), name)
    for name in ("url", "mainEntityOfPage"):
        told.tell("url", _name(article.get(name)), name)
    for name in ("headline", "name"):
        told.tell("headline", article.get(name), name)
    told.tell("version", text_of(article.get("version")), "version")
    people = article.get("author")
    told.tell("byline", names(people if isinstance(people, list) else [people]), "author")
    told.tell("language", _name(article.get("inLanguage")), "inLanguage")
    for name in ("dateModified", "datePublished"):
        told.tell("published_at", moment_of(article.get(name)), name)
    for name in ("articleBody", "text"):
        words = article.get(name)
        if not told.values.keys() & {"body_html", "body_text"}:
            told.tell("body_html" if "<p" in str(words) else "body_text", words, name)
    if page is not None and not told.values.keys() & {"body_html", "body_text"}:
        told.tell("body_html", page, "articleBody")
    notes = article.get("correction")
    for i, note in enumerate(notes if isinstance(notes, list) else [notes]):
        _tell_note(told, note, f"correction.{i}" if isinstance(notes, list) else "correction")
    return accept(told, {"article": "identifier", "body": "articleBody"})


def read_page(html: str) -> Posted:
    """One version from an HTML page with JSON-LD in it. Raises Invalid when it holds no article."""
    page, found = LexborHTMLParser(html), list[Any]()
    for script in page.css('script[type="application/ld+json"]'):
        try:
            found.append(json.loads(script.text()))
        except (ValueError, RecursionError):
            continue  # one broken island does not cost the page
    article = _article({"@graph": found})
    if article is None:
        message = "holds no NewsArticle as JSON-LD; add one, or send JSON with body_html."
        raise Invalid(f"The body {message}", faults=(Fault("body", message, "not_article"),))
    # The rest of a page is menus and advertisements; several articles on one page are teasers.
    words = page.css("article") or page.css("main")
    return read(article, words[0].html if len(words) == 1 else html)


def _article(value: Any, depth: int = 0) -> dict[str, Any] | None:
    """The first object that is an article: the value, one of its graph, or the page's main entity."""
    if depth > DEEPEST:
        return None
    if isinstance(value, list):
        return next((found for item in value if (found := _article(item, depth + 1))), None)
    if not isinstance(value, dict):
        return None
    kinds = value.get("@type")
    if any(str(kind).rpartition("/")[2] in ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
        return value
    return _article([value.get("@graph"), value.get("mainEntity")], depth + 1)


def _name(value: Any) -> Any:
    """The text of an identifier that may be an object, a property value, or a list of them."""
    if isinstance(value, list):
        return _name(value[0]) if value else None
    if isinstance(value, dict):
        found = (value.get(key) for key in ("value", "@id", "url", "alternateName", "name"))
        return next((v for v in found if v), None)
    return value


def _tell_note(told: Told, note: Any, path: str) -> None:
    if isinstance(note, dict):
        told.note(note.get("text") or note.get("description") or note.get("url"), note.get("datePublished"), path)
    else:
        told.note(note, None, path)
