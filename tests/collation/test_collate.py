"""Which sentence answers which, what changed inside, and the proof of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.collation.apparatus import Apparatus, Row
from services.collation.clean import from_html
from services.collation.collate import ENGINES, collate
from services.collation.text import Span
from tests.collation.cases import table
from tests.collation.proof import prove

engines = pytest.mark.parametrize("engine", ENGINES)


def numbered(apparatus: Apparatus) -> list[list[Any]]:
    """Rows as the table writes them: spans by their number in the text."""
    base = sorted(span for row in apparatus.rows for span in row.a)
    witness = sorted(span for row in apparatus.rows for span in row.b)

    def numbers(spans: tuple[Span, ...], of: list[Span]) -> list[int]:
        return [of.index(span) for span in spans]

    return [
        [row.kind, numbers(row.a, base), numbers(row.b, witness), *(["moved"] if row.moved else [])]
        for row in apparatus.rows
    ]


@engines
@pytest.mark.parametrize("case", table("collation"))
def test_sentences_answer_each_other(engine: str, case: dict[str, Any]) -> None:
    assert numbered(prove(case["before"], case["after"], engine)) == case["rows"]


def shown(row: Row, base: str, witness: str) -> str:
    """One row as an editor marks it."""
    out, at = "", row.a[0][0]
    for _, a0, a1, b0, b1 in row.ops:
        out += base[at:a0] + (f"[-{base[a0:a1]}-]" if a1 > a0 else "") + (f"{{+{witness[b0:b1]}+}}" if b1 > b0 else "")
        at = a1
    return out + base[at : row.a[-1][1]]


@engines
@pytest.mark.parametrize("case", table("collation_variants"))
def test_what_changed_is_shown_in_whole_words(engine: str, case: dict[str, Any]) -> None:
    (row,) = prove(case["before"], case["after"], engine).rows
    assert shown(row, case["before"], case["after"]) == case["shown"]


def test_layout_alone_keeps_a_sentence() -> None:
    rows = prove("One went. Two stayed.", "One went.\n\nTwo  stayed.").rows
    assert [row.kind for row in rows] == ["kept", "revised"]
    assert rows[0].ops == (("replace", 9, 10, 9, 11),)


def test_html_is_collated_as_its_text() -> None:
    base, witness = from_html("<p>The ferry left at dawn.</p>"), from_html("<div>The <b>tanker</b> left at dawn.</div>")
    apparatus = collate(base, witness)
    assert apparatus.replay() == witness.clean == "The tanker left at dawn."
    assert apparatus.rows[0].ops == (("replace", 4, 9, 4, 10),)


def test_a_replay_that_reads_past_its_row_is_refused() -> None:
    wrong = Apparatus("ab", "ab", (Row("revised", ((0, 1),), ((0, 2),), (("replace", 1, 2, 1, 2),)),), "none")
    with pytest.raises(ValueError, match="outside its row"):
        wrong.replay()


def test_a_replay_that_makes_another_text_is_refused() -> None:
    wrong = Apparatus("ab", "abc", (Row("kept", ((0, 2),), ((0, 3),)),), "none")
    with pytest.raises(ValueError, match="makes 2 characters for spans of 3"):
        wrong.replay()


WORDS = st.sampled_from(
    [
        "The ",
        "ferry ",
        "left. ",
        "Venn ",
        "said ",
        "“No,” ",
        "12 ",
        "U.N. ",
        "\n",
        "\r\n",
        "\t",
        "é",
        "e\u0301",
        "नाव ",
        "سفينة ",
        "🚢",
        ".",
        "!",
    ]
)
PROSE = st.lists(WORDS, max_size=40).map("".join)


@engines
@given(before=PROSE, after=PROSE)
def test_any_two_texts_replay(engine: str, before: str, after: str) -> None:
    prove(before, after, engine)


@engines
@given(before=st.text(max_size=120), after=st.text(max_size=120))
def test_any_unicode_replays(engine: str, before: str, after: str) -> None:
    prove(before, after, engine)


@engines
@given(text=PROSE, data=st.data())
def test_a_text_whose_pieces_changed_places_replays(engine: str, text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6)))
    pieces = [text[x:y] for x, y in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    prove(text, "".join(data.draw(st.permutations(pieces))), engine)


@engines
@given(text=PROSE)
def test_the_same_text_is_kept_from_end_to_end(engine: str, text: str) -> None:
    assert all(row.kind == "kept" and not row.ops and not row.moved for row in prove(text, text, engine).rows)
