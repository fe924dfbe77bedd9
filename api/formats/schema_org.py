"""schema.org NewsArticle as JSON-LD: posted as JSON, or in a `@graph`. Inside a posted page: see `web_page`.

`correction` is a CorrectionComment, a text, an address, or a list of them. A live blog without a body is read from its
updates.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from api.formats.json_ld import ARTICLES, article_in, is_article, name_in, resolved, text_in
from api.formats.lines import is_markup, plain
from api.formats.translation import Told, accept, moment_of, names, text_of
from services.errors import Fault, Invalid
from services.intake import Posted


@dataclass(frozen=True, slots=True)
class Around:
    """What the page around an article says: used where the data is silent."""

    words: str = ""
    address: str = ""
    language: str = ""
    headline: str = ""


def recognises(payload: dict[str, Any]) -> bool:
    """It says a type of schema.org's articles, itself or in its graph."""
    return article_in(payload) is not None or "schema.org" in str(payload.get("@context"))


def read(payload: dict[str, Any]) -> Posted:
    """One version. Raises Invalid."""
    article = article_in(payload)
    if article is None:
        kinds = ", ".join(ARTICLES[:3])
        message = f"is {str(payload.get('@type'))[:80]!r}; should be an article: {kinds}, …"
        raise Invalid(f"@type {message}", faults=(Fault("@type", message, "not_article"),))
    return read_article(article, payload, Around())


def read_article(article: dict[str, Any], document: Any, around: Around) -> Posted:
    """One version from the article of a document. Raises Invalid, naming each field."""
    told = Told()
    told.tell("article", text_of(name_in(article.get("identifier"))), "identifier")
    for name in ("@id", "url", "mainEntityOfPage"):
        # "#article" and true stand on every page of a site: they name nothing.
        address = name_in(article.get(name))
        told.tell("article", address if _is_absolute(address) else None, name)
        told.tell("url", address if name != "@id" and _is_absolute(address) else None, name)
    told.tell("article", around.address, "url")
    told.tell("url", around.address, "url")
    for name in ("headline", "name"):
        told.tell("headline", text_in(article.get(name)), name)
    told.tell("headline", around.headline, "headline")
    told.tell("version", text_of(article.get("version")), "version")
    told.tell("byline", names(resolved(article.get("author"), document)), "author")
    told.tell("language", _language(article.get("inLanguage")), "inLanguage")
    told.tell("language", around.language, "inLanguage")
    for name in ("dateModified", "datePublished", "dateCreated"):
        told.tell("published_at", moment_of(text_in(article.get(name))), name)
    _tell_body(told, article, around)
    notes = _corrections(article.get("correction"))
    for i, note in enumerate(notes if isinstance(notes, list) else [notes]):
        _tell_note(told, note, f"correction.{i}" if isinstance(notes, list) else "correction")
    return accept(told, {"article": "identifier", "body": "articleBody"})


def _is_absolute(address: Any) -> bool:
    return isinstance(address, str) and ":" in address and not address.startswith(("#", "_:", "/"))


def _language(value: Any) -> Any:
    """The tag, which a Language object holds in its alternate name."""
    one = value[0] if isinstance(value, list) and value else value
    return (one.get("alternateName") or one.get("name")) if isinstance(one, dict) else one


def _tell_body(told: Told, article: dict[str, Any], around: Around) -> None:
    for name in ("articleBody", "text"):
        words = text_in(article.get(name))
        if told.values.keys() & {"body_html", "body_text"}:
            return
        if is_markup(words) or not isinstance(words, str):
            told.tell("body_html", words, name)
        else:
            told.tell("body_text", plain(words), name)
    if not told.values.keys() & {"body_html", "body_text"}:
        told.tell("body_html", _updates(article.get("liveBlogUpdate")) or around.words, "articleBody")


def _updates(value: Any) -> str:
    """The updates of a live blog in their order, each with its heading."""
    parts: list[str] = []
    for update in value if isinstance(value, list) else [value]:
        if not (isinstance(update, dict) and is_article(update)):
            continue
        heading, words = text_in(update.get("headline")), text_in(update.get("articleBody"))
        if isinstance(heading, str):
            parts.append(f"<h2>{escape(plain(heading))}</h2>")
        if isinstance(words, str):
            parts.append(words if is_markup(words) else f"<p>{escape(plain(words))}</p>")
    return "\n".join(parts)


def _corrections(value: Any) -> Any:
    """The corrections; a list of them may be an ItemList."""
    listed = value.get("itemListElement") if isinstance(value, dict) else None
    if not isinstance(listed, list):
        return value
    return [one["item"] if isinstance(one, dict) and "item" in one else one for one in listed]


def _tell_note(told: Told, note: Any, path: str) -> None:
    if not isinstance(note, dict):
        told.note(note, None, path)
        return
    words = text_in(note.get("text")) or note.get("description") or note.get("url") or note.get("@id")
    told.note(words, note.get("datePublished") or note.get("dateCreated"), path)
