"""Words that a field holds, with or without markup.

The law: a headline and a byline are one line of text, whatever their field holds; newsrooms put entities, emphasis and
line breaks into them. Letters are never changed, and no blank but a break of line.
"""

from __future__ import annotations

import re
from html import unescape

_BLOCK = re.compile(r"<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|section|article|table|figure)\b[^<>]*>", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|em|i|mark|q|s|small|span|strike|strong|sub|sup|time|u)\b[^<>]*>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_TAG = re.compile(r"<[^<>]*>")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_HEADING = re.compile(
    r"(?P<before>(?:<head\b.*?</head\s*>|<(?!h1\b|head\b)[a-zA-Z!?/][^<>]*>|\s++)*+)<h1\b[^<>]*>(?P<words>.*?)</h1\s*>",
    re.IGNORECASE | re.DOTALL,
)


def is_markup(words: object) -> bool:
    """Whether a text has elements that stand on lines of their own: then it is HTML, whatever its field is called."""
    return isinstance(words, str) and _BLOCK.search(words) is not None


def line(words: str) -> str:
    """One line of text: no tags, entities decoded, runs of blanks and breaks as one blank."""
    return _BLANKS.sub(" ", plain(_BLOCK.sub(" ", words))).strip()


def plain(words: str) -> str:
    """Text without emphasis and entities; its lines stay."""
    return _ENTITY.sub(lambda entity: unescape(entity[0]), _INLINE.sub("", words))


def without_headline(html: str, headline: str) -> str:
    """A body that opens with its headline as a heading, without it: it is kept as the headline, and counted once.

    A body that says nothing else is left as it is: a flash is all headline.
    """
    found = _HEADING.match(html)
    if found is None or line(found["words"]) != headline:
        return html
    rest = html[found.end() :]
    return found["before"] + rest if any(ch.isalnum() for ch in _TAG.sub("", rest)) else html
