"""NewsML-G2: a `newsItem` of text, alone or in a `newsMessage`, with its content as NITF, XHTML or plain text.

Fields as in the specification 2.24 and later. `signal` alone does not tell a correction from an update (Superdesk
always says update), so it makes no notice; `edNote` speaks to newsrooms, not to readers.
"""

from __future__ import annotations

from html import escape

from api.formats.safe_xml import Element, parse_xml
from api.formats.translation import Told, accept
from services.errors import Fault, Invalid
from services.intake import Posted

SPACE = "http://iptc.org/std/nar/2006-10-01/"
KEPT = {
    name: name
    for name in ("p", "em", "strong", "b", "i", "blockquote", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6",
                 "table", "tr", "td", "th", "pre", "br", "div", "section", "figure", "figcaption")
} | {"hl1": "h2", "hl2": "h2", "bq": "blockquote", "block": "div", "caption": "figcaption", "q": "q"}  # fmt: skip
"""Elements of XHTML and NITF that shape a text, and what they are in HTML. Of others the words are kept."""
EVOLVED = ("evolvedfrom", "isevolvedfrom")
"""Relations of an item to the one it continues."""
UNREAD = frozenset(("script", "style", "media-metadata", "media-producer", "body.head", "head"))


def read(raw: bytes) -> Posted:
    """One version. Raises Malformed for XML that cannot be read, Invalid naming each field by its path."""
    root = parse_xml(raw)
    path, item = _item(root)
    told = Told()
    told.tell("article", item.attributes.get("guid"), f"{path}@guid")
    told.tell("version", item.attributes.get("version"), f"{path}@version")
    told.tell("language", item.attributes.get("lang"), f"{path}@xml:lang")
    for name in ("versionCreated", "firstCreated"):
        told.tell("published_at", _words(item, "itemMeta", name), f"{path}.itemMeta.{name}")
    status = item.find("itemMeta", "pubStatus")
    if status is not None:
        said = status.attributes.get("qcode") or status.attributes.get("uri") or ""
        told.tell("status", said.replace("/", ":").rpartition(":")[2], f"{path}.itemMeta.pubStatus@qcode")
    told.embargo(_words(item, "itemMeta", "embargoed"), f"{path}.itemMeta.embargoed")
    told.tell("evolved_from", _evolved_from(item), f"{path}.itemMeta.link@residref")
    told.tell("headline", _words(item, "contentMeta", "headline"), f"{path}.contentMeta.headline")
    told.tell("headline", _words(item, "itemMeta", "title"), f"{path}.itemMeta.title")
    told.tell("byline", _words(item, "contentMeta", "by"), f"{path}.contentMeta.by")
    _tell_body(told, item, f"{path}.contentSet")
    creator = item.find("contentMeta", "creator", "name")
    told.tell("byline", creator.words() if creator else None, f"{path}.contentMeta.creator.name")
    return accept(told, {"article": f"{path}@guid", "body": f"{path}.contentSet"})


def _item(root: Element) -> tuple[str, Element]:
    """The one text among the document's items."""
    items = [root] if root.name == "newsItem" else list(root.every("newsItem")) if root.name == "newsMessage" else []
    if root.space != SPACE or not items:
        message = f"is {root.name[:40]!r}; should be newsItem or newsMessage of {SPACE}."
        raise Invalid(f"The body {message}", faults=(Fault("body", message, "not_newsml"),))
    texts = [item for item in items if _class(item) in ("", "text", "composite")]
    path = "newsItem" if root.name == "newsItem" else "newsMessage.itemSet.newsItem"
    if len(texts) != 1:
        message = f"holds {len(texts)} items of text; send one in each call."
        raise Invalid(f"{path} {message}", faults=(Fault(path, message, "many_items" if texts else "not_text"),))
    return path, texts[0]


def _class(item: Element) -> str:
    found = item.find("itemMeta", "itemClass")
    return (found.attributes.get("qcode") or "").rpartition(":")[2] if found else ""


def _evolved_from(item: Element) -> str | None:
    """The guid of the item that this one continues, from a link that says so."""
    meta = item.find("itemMeta")
    for link in meta.elements() if meta else ():
        said = (link.attributes.get("rel") or "").replace("/", ":").rpartition(":")[2]
        if link.name == "link" and said.lower() in EVOLVED:
            return link.attributes.get("residref")
    return None


def _words(item: Element, *path: str) -> str | None:
    found = item.find(*path)
    return found.words() if found else None


def _tell_body(told: Told, item: Element, path: str) -> None:
    content = item.find("contentSet")
    for part in content.elements() if content else ():
        if part.name == "inlineXML":
            body = next(part.every("body.content"), None) or next(part.every("body"), None) or part
            byline = next(part.every("byline"), None)
            told.tell("byline", byline.words() if byline else None, f"{path}.inlineXML.byline")
            told.tell("body_html", _html(body).strip(), f"{path}.inlineXML")
        elif part.name == "inlineData":
            words = "".join(piece for piece in part.holds if isinstance(piece, str)).strip()
            markup = "html" in part.attributes.get("contenttype", "") or words.startswith("<p")
            told.tell("body_html" if markup else "body_text", words, f"{path}.inlineData")
        if told.values.keys() & {"body_html", "body_text"}:
            return


def _html(element: Element) -> str:
    """What the element holds, as HTML with nothing in it but the shapes that are kept."""
    parts: list[str] = []
    for part in element.holds:
        if isinstance(part, str):
            parts.append(escape(part, quote=False))
        elif part.name == "br":
            parts.append("<br>")
        elif part.name not in UNREAD:
            tag = KEPT.get(part.name)
            inner = _html(part)
            parts.append(f"<{tag}>{inner}</{tag}>" if tag else inner)
    return "".join(parts)
