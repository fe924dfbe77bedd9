"""A posted HTML page with a NewsArticle as JSON-LD in it. The data says what the article is; the page, what it says.

The page's words are the element that is marked as the article's body, else the one article or main element, without
menus, forms and what readers wrote below. Of several articles it is the one with the page's heading.
"""

from __future__ import annotations

import json
import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from api.formats.json_ld import article_in
from api.formats.schema_org import Around, read_article
from services.errors import Fault, Invalid
from services.intake import Posted

MOST_TAGS = 20_000
"""Twice what the heaviest pages of newsrooms have; the parser needs time with the square of their depth."""
ISLANDS = 'script[type^="application/ld+json"]'
WRAPPER = re.compile(r"\A\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*\Z")
"""What older templates put around a script, so that XML or very old browsers pass over it."""
BODIES = (('[itemprop="articleBody"]', ""), ("article", "article"), ("main", "main"))
"""What holds the words, and the tag of which it may be one of several: then it is the one around the page's heading."""
NOT_ARTICLE = (
    "nav", "form", "dialog", "#comments", "#disqus_thread", ".comments", ".comments-area", ".comment-list",
    '[itemprop="comment"]', '[itemtype$="schema.org/Comment"]',
)  # fmt: skip
"""What stands inside an article's element and is not the newsroom's word."""


def read(html: str) -> Posted:
    """One version. Raises Invalid when the page holds no article."""
    if (opened := html.count("<") - html.count("</")) > MOST_TAGS:
        message = f"has about {opened:,} elements; should have at most {MOST_TAGS:,}. Send the article alone."
        raise Invalid(f"The body {message}", faults=(Fault("body", message, "too_many_elements"),))
    page = LexborHTMLParser(html)
    found = [island for script in page.css(ISLANDS) for island in _island(script.text())]
    article = article_in(found)
    if article is None:
        message = "holds no NewsArticle as JSON-LD; add one, or send JSON with body_html."
        raise Invalid(f"The body {message}", faults=(Fault("body", message, "not_article"),))
    return read_article(article, found, _around(page, html))


def _island(words: str) -> list[Any]:
    """What one script holds; nothing when it cannot be read, for one broken island does not cost the page."""
    try:
        return [json.loads(WRAPPER.sub("", words), strict=False)]  # line breaks inside texts are common
    except (ValueError, RecursionError):
        return []


def _around(page: LexborHTMLParser, html: str) -> Around:
    canonical = page.css_first('link[rel="canonical"]')
    address = (canonical.attributes.get("href") or "") if canonical else ""
    root = page.css_first("html")
    language = (root.attributes.get("lang") or "") if root else ""
    headings = page.css("h1")
    headline = headings[0].text() if len(headings) == 1 else ""
    return Around(
        words=_words(page, html),
        address=address if address.startswith(("http://", "https://")) else "",
        language=language.replace("_", "-"),
        headline=headline,
    )


def _words(page: LexborHTMLParser, html: str) -> str:
    """The rest of a page is menus and advertisements; several articles on one page are teasers."""
    for unwanted in NOT_ARTICLE:
        for node in reversed(page.css(unwanted)):  # the inner before the outer: what is taken out is gone
            node.decompose()
    headings = page.css("h1")
    for selector, tag in BODIES:
        found = page.css(selector)
        if len(found) > 1 and tag and len(headings) == 1:
            found = _above(headings[0], tag)
        if len(found) == 1:
            return found[0].html or ""
    return html


def _above(node: LexborNode, tag: str) -> list[LexborNode]:
    """The nearest element of that tag around a node; none where there is none."""
    above = node.parent
    while above is not None and above.tag != tag:
        above = above.parent
    return [above] if above is not None else []
