"""HTML is read as a reader sees it, and every character knows where it stood."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from services.collation.clean import from_html, from_text
from services.collation.text import Text

PAGE = """<!doctype html><html><head><title>No</title><style>p{}</style></head><body><nav><a>Home</a></nav>
<h1>Ferry &amp; fog</h1><p class="hidden x">One  two<br/>three &#8220;four&#8221; <b>fi</b>ve.</p>
<ul><li>six<li>seven</ul><table><tr><td>8<td>9</table><blockquote><p>ten</p></blockquote>
<figure><img alt="no"><figcaption>eleven</figcaption></figure><p hidden>no</p><p style="display: none">no</p>
<pre>twelve
thirteen</pre><script>if (a<b) "</p>"</script><blockquote class="twitter-tweet">tweet</blockquote>fin</body></html>"""


def lines(text: Text) -> list[tuple[str, str]]:
    return [(block.kind, text.clean[block.start : block.end]) for block in text.blocks]


def test_every_kind_of_block_is_known() -> None:
    assert lines(from_html(PAGE)) == [
        ("heading", "Ferry & fog"),
        ("paragraph", "One two"),
        ("paragraph", "three “four” five."),
        ("list_item", "six"),
        ("list_item", "seven"),
        ("table_row", "8\t9"),
        ("quotation", "ten"),
        ("caption", "eleven"),
        ("preformatted", "twelve"),
        ("preformatted", "thirteen"),
        ("embed", "tweet"),
        ("paragraph", "fin"),
    ]


@pytest.mark.parametrize(
    ("posted", "clean"),
    [
        ("a < b &lt c &amp;amp; d", "a < b < c &amp; d"),
        ("<p>one<p>two</div></p>", "one\ntwo"),
        ("one<!-- two -- > three -->four", "onefour"),
        ("<a href='x>y' title=\"<p>\">link</a> & co", "link & co"),
        ("<p title=it's>one</p><p>two's</p>", "one\ntwo's"),
        ("x</>y<!>z<?php z ?>", "xyz"),
        ("unclosed <b", "unclosed"),
        ("<svg><text>no</text></svg>yes<noscript>no</noscript>", "yes"),
        ("<nav>no<div>no</div></nav>yes", "yes"),
        ("one&nbsp;two\u00a0three", "one\u00a0two\u00a0three"),
        ("&notit; &copy2024 &#x1F6A2; &#0;", "¬it; ©2024 🚢 \ufffd"),
        ("", ""),
        ("   \n ", ""),
    ],
)
def test_malformed_markup_is_read_as_browsers_read_it(posted: str, clean: str) -> None:
    assert from_html(posted).clean == clean


def test_the_posted_span_of_an_entity_is_the_whole_entity() -> None:
    posted = "<p>fish &amp; chips</p>"
    text = from_html(posted)
    at = text.clean.index("&")
    assert posted[slice(*text.to_posted((at, at + 1)))] == "&amp;"
    assert posted[slice(*text.to_posted((0, len(text.clean))))] == "fish &amp; chips"


def test_the_posted_span_of_a_sentence_ends_before_the_markup_that_follows() -> None:
    posted = "<p>One.</p>\n<p>Two.</p>"
    text = from_html(posted)
    assert posted[slice(*text.to_posted((0, 5)))] == "One."


PIECES = (
    "<p> </p> <b> </b> <br> <li> <ul> </ul> <div> </div> <!--c--> <i/x='>'> </i> <td> <blockquote> </blockquote>"
    " &amp; &#8220; &eacute; & a< one é 🚢"
).split()
MARKUP = st.lists(st.sampled_from([*PIECES, "two ", " ", "\n", "a < b"]), max_size=30).map("".join)


@given(MARKUP, st.data())
def test_a_posted_span_contains_what_was_read_from_it(posted: str, data: st.DataObject) -> None:
    text = from_html(posted)
    if not text.clean:
        return
    start = data.draw(st.integers(0, len(text.clean) - 1))
    end = data.draw(st.integers(start + 1, len(text.clean)))
    low, high = text.to_posted((start, end))
    bare = unescape(re.sub(r"<!--.*?-->|</?[a-zA-Z][^>]*'[^']*'>|</?[a-zA-Z][^>]*>", "", posted[low:high]))
    assert "".join(text.clean[start:end].split()) in "".join(bare.split())


@given(MARKUP)
def test_the_words_are_those_of_a_real_parsers_tree(posted: str) -> None:
    tree = LexborHTMLParser(f"<!doctype html><html><body>{posted}</body></html>")
    seen = tree.body.text(deep=True) if tree.body else ""
    assert sorted("".join(from_html(posted).clean.split())) == sorted("".join(seen.split()))


@given(st.text(alphabet=st.sampled_from("<>/!-=\"'& ;#abpx\n"), max_size=60))
def test_nothing_that_can_be_posted_raises(posted: str) -> None:
    text = from_html(posted)
    assert text.to_posted((0, len(text.clean)))[1] <= len(posted)


def test_markup_made_to_be_slow_is_read() -> None:
    for hostile in (
        "<div>" * 50_000 + "x",
        "<b>" * 50_000 + "</i>" * 50_000,
        "<a b='" * 20_000,
        "<" * 100_000,
        "<!--" * 50_000,
        "&" * 100_000,
    ):
        from_html(hostile)


@given(st.text(max_size=100))
def test_plain_text_is_its_own_clean_text(posted: str) -> None:
    text = from_text(posted)
    assert text.clean == posted
    assert all(posted[b.start : b.end].strip() for b in text.blocks)
    assert text.to_posted((0, len(posted))) == (0, len(posted))
