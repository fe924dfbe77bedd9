"""NewsML-G2: a `newsItem` of text, alone or in a `newsMessage`, with its content as NITF, XHTML or plain text.

Fields as in the specification 2.24 and later. `signal` alone does not tell a correction from an update (Superdesk
always says update), so it makes no notice. `edNote` speaks to newsrooms, not to readers, unless its role says that it
is a correction.
"""

from __future__ import annotations

from api.formats.lines import is_markup
from api.formats.safe_xml import Element, parse_xml
from api.formats.translation import Told, accept
from api.formats.xml_text import copy_paragraphs, nitf_or_xhtml
from services.errors import Fault, Invalid
from services.intake import Posted

SPACE = "http://iptc.org/std/nar/2006-10-01/"
EVOLVED = ("evolvedfrom", "isevolvedfrom")
"""Relations of an item to the one it continues."""
OTHER_ITEMS = ("packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
"""What else NewsML-G2 sends: lists, vocabularies and plans, without the text of an article."""


def read(raw: bytes) -> Posted:
    """One version. Raises Malformed for XML that cannot be read, Invalid naming each field by its path."""
    root = parse_xml(raw)
    path, item = _item(root)
    told = Told()
    told.tell("article", item.attributes.get("guid"), f"{path}@guid")
    told.tell("version", item.attributes.get("version"), f"{path}@version")
    language = item.find("contentMeta", "language")
    told.tell("language", language.attributes.get("tag") if language else None, f"{path}.contentMeta.language@tag")
    told.tell("language", item.attributes.get("lang"), f"{path}@xml:lang")
    for name in ("versionCreated", "firstCreated"):
        told.tell("published_at", _words(item, "itemMeta", name), f"{path}.itemMeta.{name}")
    status = item.find("itemMeta", "pubStatus")
    told.tell("status", _code(status) if status else None, f"{path}.itemMeta.pubStatus@qcode")
    told.embargo(_words(item, "itemMeta", "embargoed"), f"{path}.itemMeta.embargoed")
    told.tell("evolved_from", _evolved_from(item), f"{path}.itemMeta.link@residref")
    for note in _notes(item):
        told.note(note, None, f"{path}.itemMeta.edNote")
    _tell_lines(told, item, path)
    _tell_body(told, item, f"{path}.contentSet")
    return accept(told, {"article": f"{path}@guid", "body": f"{path}.contentSet"})


def _item(root: Element) -> tuple[str, Element]:
    """The one text among the document's items."""
    if root.space != SPACE or root.name not in ("newsItem", "newsMessage"):
        what = ", which holds no text of an article; send the" if root.name in OTHER_ITEMS else "; should be"
        message = f"is {root.name[:40]!r}{what} newsItem or newsMessage of NewsML-G2 ({SPACE})."
        raise Invalid(f"The body {message}", faults=(Fault("body", message, "not_newsml"),))
    alone = root.name == "newsItem"
    path = "newsItem" if alone else "newsMessage.itemSet.newsItem"
    items = [root] if alone else list(root.every("newsItem"))
    texts = [item for item in items if _class(item) in ("", "text", "composite")]
    if len(texts) == 1:
        return path, texts[0]
    if texts:
        message = f"holds {len(texts)} items of text; send one in each call."
    else:
        classes = ", ".join(sorted({_class(item)[:40] for item in items})) or "nothing"
        message = f"is {classes}; only items of class text are read here."
    raise Invalid(f"{path} {message}", faults=(Fault(path, message, "many_items" if texts else "not_text"),))


def _class(item: Element) -> str:
    found = item.find("itemMeta", "itemClass")
    return _code(found) if found else ""


def _code(element: Element) -> str:
    """What a code says, without the scheme before it."""
    return _bare(element.attributes.get("qcode") or element.attributes.get("uri"))


def _bare(code: str | None) -> str:
    """A code or the address of one without its scheme: "stat:usable" and ".../stat/usable" are "usable"."""
    return (code or "").replace("/", ":").rpartition(":")[2]


def _evolved_from(item: Element) -> str | None:
    """The guid of the item that this one continues, from a link that says so."""
    meta = item.find("itemMeta")
    for link in meta.elements() if meta else ():
        if link.name == "link" and _bare(link.attributes.get("rel")).lower() in EVOLVED:
            return link.attributes.get("residref") or link.attributes.get("guidref")
    return None


def _notes(item: Element) -> list[str]:
    """Corrections among the notes: dpa gives each twice, `correction` for desks and `correctionshort` for readers."""
    meta = item.find("itemMeta")
    found: dict[str, list[str]] = {}
    for note in meta.elements() if meta else ():
        role = _bare(note.attributes.get("role")).lower()
        is_secret = "nonpublic" in (note.attributes.get("pubconstraint") or "").lower()
        if note.name == "edNote" and role.startswith("correction") and not is_secret:
            found.setdefault(role, []).append(note.words())
    return found.get("correctionshort") or [words for notes in found.values() for words in notes]


def _words(item: Element, *path: str) -> str | None:
    found = item.find(*path)
    return found.words() if found else None


def _tell_lines(told: Told, item: Element, path: str) -> None:
    """Headline and byline: those of the item before those that its NITF repeats."""
    meta = item.find("contentMeta")
    lines = [e for e in meta.elements() if e.name == "headline"] if meta else []
    for one in sorted(lines, key=_rank):
        told.tell("headline", one.words(), f"{path}.contentMeta.headline")
    told.tell("headline", _words(item, "itemMeta", "title"), f"{path}.itemMeta.title")
    told.tell("byline", _words(item, "contentMeta", "by"), f"{path}.contentMeta.by")
    for name, field in (("hl1", "headline"), ("byline", "byline")):
        repeated = next(item.every(name), None)
        told.tell(field, repeated.words() if repeated else None, f"{path}.contentSet.inlineXML.{name}")
    creator = _words(item, "contentMeta", "creator", "name")
    # A single word is the name of an account or somebody's initials.
    told.tell("byline", creator if creator and " " in creator else None, f"{path}.contentMeta.creator.name")


def _rank(headline: Element) -> tuple[bool, int]:
    """The main one has no role or says so; agencies that rank them begin with 1."""
    role = (headline.attributes.get("role") or "").rpartition(":")[2].lower()
    rank = headline.attributes.get("rank") or "1"
    return role not in ("", "main", "headline", "title", "hl1"), int(rank) if rank.isdecimal() and len(rank) < 9 else 1


def _tell_body(told: Told, item: Element, path: str) -> None:
    content = item.find("contentSet")
    for part in content.elements() if content else ():
        if part.name == "inlineXML":
            told.tell("body_html", nitf_or_xhtml(part), f"{path}.inlineXML")
        elif part.name == "inlineData":
            words = "".join(piece for piece in part.holds if isinstance(piece, str)).strip()
            if "html" in part.attributes.get("contenttype", "") or is_markup(words):
                told.tell("body_html", copy_paragraphs(words), f"{path}.inlineData")
            else:
                told.tell("body_text", words, f"{path}.inlineData")
        if told.values.keys() & {"body_html", "body_text"}:
            return
