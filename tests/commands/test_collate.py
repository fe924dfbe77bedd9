"""`variorum collate` and `read`: the contract's shapes, streaming, offsets of the text as given, and no server."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import AFTER, BEFORE, Run

VARIORUM = [sys.executable, "-c", "from api.commands import main; main()"]
FATES = {"kept", "added", "removed", "altered", "reattributed", "to_paraphrase"}


def replay(rows: list[dict[str, Any]], base: str, witness: str) -> str:
    """The witness from the base, the ops, and what they insert: written anew from the contract alone."""
    out: dict[int, str] = {}
    for row in rows:
        made, ops = [], list(row["ops"])
        for start, end in row["a"]:
            at = start
            while ops and start <= ops[0][1] and ops[0][2] <= end:
                _, a0, a1, b0, b1 = ops.pop(0)
                made += [base[at:a0], witness[b0:b1]]
                at = a1
            made.append(base[at:end])
        made += [witness[b0:b1] for _, _, _, b0, b1 in ops]
        whole, taken = "".join(made), 0
        for start, end in row["b"]:
            out[start] = whole[taken : taken + end - start]
            taken += end - start
        assert taken == len(whole)
    return "".join(out[at] for at in sorted(out))


def answers(stdout: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stdout.splitlines()]


def stream(command: str, lines: list[Any], status: int = 0) -> list[dict[str, Any]]:
    sent = b"".join((x if isinstance(x, bytes) else json.dumps(x).encode()) + b"\n" for x in lines)
    done = subprocess.run([*VARIORUM, command, "--jsonl"], input=sent, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (status, b"")
    return answers(done.stdout)


def test_a_line_is_answered_in_the_contracts_shape() -> None:
    (told,) = stream("collate", [{"id": "x", "before": BEFORE, "after": AFTER, "published_after": "2026-05-05"}])
    assert list(told) == ["id", "rows", "changes", "quotes"]
    assert replay(told["rows"], BEFORE, AFTER) == AFTER
    for side, text in (("a", BEFORE), ("b", AFTER)):
        spans = sorted(span for row in told["rows"] for span in row[side])
        assert "".join(text[s:e] for s, e in spans) == text
        assert all(first[1] == second[0] for first, second in pairwise(spans))
    wanted = {"effect", "slot", "old", "new", "a", "b", "material", "score", "disclosure", "notice", "why"}
    assert told["changes"]
    for change in told["changes"]:
        assert wanted <= change.keys()
        assert 0 <= change["score"] <= 1
        assert change["why"]
    number = next(c for c in told["changes"] if c["slot"] == "number")
    assert (number["old"], number["new"], number["disclosure"]) == ("twelve", "14", "correction")
    assert BEFORE[slice(*number["a"])] == "twelve"
    assert AFTER[slice(*number["notice"])].startswith("Correction:")
    assert {q["change"] for q in told["quotes"]} <= FATES
    assert any(row["moved"] for row in told["rows"])


def test_rows_stand_in_the_order_of_the_witness() -> None:
    (told,) = stream("collate", [{"id": 1, "before": BEFORE, "after": AFTER}])
    starts = [row["b"][0][0] for row in told["rows"] if row["b"]]
    assert starts == sorted(starts)


def test_quotes_that_were_kept_are_told_too() -> None:
    (told,) = stream("collate", [{"id": 1, "before": BEFORE, "after": BEFORE}])
    assert [q["change"] for q in told["quotes"] if q["new"]["kind"] == "direct"] == ["kept"]
    assert told["changes"] == []


def test_a_paraphrase_that_became_a_quote_is_an_added_quote_and_says_how() -> None:
    before = "Priya Raman said that the council had failed the river and the people who live beside it."
    after = "“The council failed the river and the people who live beside it,” said Priya Raman."
    (told,) = stream("collate", [{"id": 1, "before": before, "after": after}])
    (quote,) = told["quotes"]
    assert (quote["change"], quote["how"]) == ("added", "from_paraphrase")
    assert (quote["old"]["kind"], quote["new"]["kind"]) == ("indirect", "direct")


def test_offsets_of_html_count_the_markup() -> None:
    before = "<p>A fire hurt <b>twelve</b> people &amp; a dog on Tuesday.</p>"
    after = "<p>A fire hurt <b>fourteen</b> people &amp; a dog on Tuesday.</p>"
    (told,) = stream("collate", [{"id": 1, "before": before, "after": after, "format": "html"}])
    number = next(c for c in told["changes"] if c["slot"] == "number")
    assert before[slice(*number["a"])] == "twelve"
    assert after[slice(*number["b"])] == "fourteen"


UNREADABLE: tuple[tuple[Any, Any, str], ...] = (
    (b"not JSON", None, "not JSON"),
    (b'{"id": 1', None, "not JSON"),
    (b"[1]", None, "JSON object"),
    (b'"x"', None, "JSON object"),
    (b"\xff\xfe", None, "not UTF-8"),
    ({"id": 7}, 7, "before is missing"),
    ({"id": 7, "before": "a"}, 7, "after is missing"),
    ({"id": 7, "before": "a", "after": 5}, 7, "after should be text"),
    ({"id": {"deep": [1]}, "before": None, "after": ""}, {"deep": [1]}, "before is missing"),
    ({"id": 7, "before": "a", "after": "b", "published_after": "soon"}, 7, "published_after should be"),
    (b'{"id": 7, "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", None, "Recursion"),
)


def test_a_line_that_cannot_be_read_gives_its_error_and_the_rest_goes_on() -> None:
    good = {"id": "good", "before": "A fire.", "after": "A big fire."}
    told = stream("collate", [good, *(line for line, _, _ in UNREADABLE), good], status=1)
    assert told[0] == told[-1]
    assert "error" not in told[0]
    for answer, (line, name, says) in zip(told[1:-1], UNREADABLE, strict=True):
        assert answer["id"] == name, line
        assert says in answer["error"], line


ODD = (
    ("", ""), ("", "A fire."), ("A fire.", ""), ("\0\0", "\0"), ("a\ud83d", "\ude00 b"), ("\r\n\r", "\u2028\x85"),
    ("“" * 50, "”" * 50), ("🔥" * 30, "🔥 " * 30), ("ا ب ت.", "ا ب ث."), ("e\u0301", "é"), ("\ufeffA", "A"),
)  # fmt: skip


def test_odd_texts_are_read_and_rebuilt() -> None:
    told = stream("collate", [{"id": i, "before": a, "after": b} for i, (a, b) in enumerate(ODD)])
    for answer, (before, after) in zip(told, ODD, strict=True):
        assert replay(answer["rows"], before, after) == after


def test_a_reading_is_in_the_contracts_shape() -> None:
    (told,) = stream("read", [{"id": "x", "text": AFTER, "published_at": "2026-05-05T09:30:00Z"}])
    assert list(told) == ["id", "sentences", "quotes", "claims", "notices", "furniture"]
    assert "".join(AFTER[s:e] for s, e in told["sentences"]) == AFTER
    direct = next(q for q in told["quotes"] if q["kind"] == "direct")
    assert AFTER[direct["start"] : direct["end"]] == "“We saw thick smoke from the bridge,”"
    assert direct["speaker"] == "Mara Lindqvist"
    assert [AFTER[s:e] for s, e in direct["speaker_spans"]] == ["Mara Lindqvist"]
    assert {"start", "end", "text", "kind", "group", "speaker", "speaker_spans", "cue", "score"} == direct.keys()
    (notice,) = told["notices"]
    assert (notice["kind"], notice["wrong"], notice["right"]) == ("correction", "twelve", "14")
    assert all({"start", "end", "slots"} == c.keys() for c in told["claims"])


def test_answers_come_while_lines_still_go_in() -> None:
    """One line in, its answer out, before the next is written: nothing is gathered."""
    running = subprocess.Popen([*VARIORUM, "collate", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert running.stdin is not None
    assert running.stdout is not None
    for number in range(3):
        running.stdin.write(json.dumps({"id": number, "before": "A fire.", "after": "Two fires."}).encode() + b"\n")
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["id"] == number
    running.stdin.close()
    assert running.wait(30) == 0
    running.stdout.close()


def test_blank_lines_are_no_lines_and_the_last_needs_no_end() -> None:
    line = json.dumps({"id": 1, "text": "A fire."}).encode()
    done = subprocess.run([*VARIORUM, "read", "--jsonl"], input=b"\n" + line + b"\n  \n" + line, capture_output=True)
    assert [t["id"] for t in answers(done.stdout)] == [1, 1]


def test_a_reader_that_goes_away_is_no_error() -> None:
    line = json.dumps({"id": 1, "text": "A fire. " * 500}).encode() + b"\n"
    running = subprocess.Popen(
        [*VARIORUM, "read", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdin is not None
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdin.write(line)
    running.stdin.flush()
    running.stdout.readline()
    running.stdout.close()
    for _ in range(50):
        try:
            running.stdin.write(line)
            running.stdin.flush()
        except BrokenPipeError:
            break
    with contextlib.suppress(BrokenPipeError):
        running.stdin.close()
    assert running.wait(60) == 0
    assert running.stderr.read() == b""
    running.stderr.close()


def test_offline_commands_start_without_web_store_or_parsers_of_dates() -> None:
    """What `collate` imports decides how quickly it starts."""
    heavy = (
        "flask",
        "sqlalchemy",
        "marshmallow",
        "celery",
        "dateparser",
        "rich",
        "httpx",
        "argon2",
        "services.records",
    )
    probe = (
        "import sys, api.commands; api.commands.main(['collate', sys.argv[1], sys.argv[2]], standalone_mode=False);"
        "print([name for name in sys.argv[3:] if name in sys.modules], file=sys.stderr)"
    )
    here = str(Path(__file__))
    done = subprocess.run([sys.executable, "-c", probe, here, here, *heavy], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_a_person_reads_marks_changes_and_a_sum(run: Run, pair: tuple[str, str]) -> None:
    shown = run("collate", *pair).output
    assert "hurt [-twelve-]{+14+} people on [-Tuesday-]{+Wednesday+}, officials said." in shown
    assert "We saw {+thick+} smoke" in shown
    assert "⇅ The mayor, Anton Vessel, came at noon." in shown
    assert "[-twelve-] → {+14+}" in shown
    assert "corrected in a notice" in shown
    assert "not covered by any notice." in shown.splitlines()[-1]
    assert "\x1b" not in shown


def test_on_a_terminal_marks_have_shape_and_colour(pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.console import Console

    from api.commands import portrait

    console = Console(force_terminal=True, width=70, color_system="truecolor", record=False)
    with console.capture() as captured:
        monkeypatch.setattr("rich.console.Console", lambda **_: console)
        portrait.show([[("  ± ", "margin"), ("old", "del"), ("new", "ins"), (" word" * 40, "")]], colour=True)
    lines = captured.get().splitlines()
    assert "\x1b[9;" in lines[0], "deleted words are struck"
    assert "\x1b[4;" in lines[0], "added words are underlined"
    assert all(line.startswith("    ") for line in lines[1:]), "folded lines stay right of the margin"


def test_identical_texts_are_said_to_be(run: Run, pair: tuple[str, str]) -> None:
    assert run("collate", pair[0], pair[0]).output == "The text is identical.\n"


def test_unchanged_stretches_are_folded_and_all_shows_them(run: Run, tmp_path: Path) -> None:
    before, after = tmp_path / "a.txt", tmp_path / "b.txt"
    middle = "".join(f"The pier number {n} stayed open all day. " for n in range(20))
    before.write_text(f"Twelve people came. {middle}")
    after.write_text(f"Fourteen people came. {middle}")
    assert "… 19 unchanged sentences" in run("collate", str(before), str(after)).output
    assert "…" not in run("collate", "--all", str(before), str(after)).output


def test_a_rewritten_sentence_is_shown_before_and_after(run: Run, tmp_path: Path) -> None:
    before, after = tmp_path / "a.txt", tmp_path / "b.txt"
    before.write_text("The council met on Monday to talk about the harbour wall and its cost.")
    after.write_text("The council voted late on Friday against any new money for a harbour wall.")
    shown = run("collate", str(before), str(after)).output
    assert "[-The council met on Monday to talk about the harbour wall and its cost.-]" in shown


def test_json_for_one_pair(run: Run, pair: tuple[str, str]) -> None:
    told = json.loads(run("collate", *pair, "--json").output)
    assert replay(told["rows"], BEFORE, AFTER) == AFTER


def test_texts_come_from_html_json_and_standard_input(run: Run, tmp_path: Path) -> None:
    page, payload = tmp_path / "page.html", tmp_path / "version.json"
    page.write_text("<p>A fire hurt <b>twelve</b> people.</p>", encoding="utf-8")
    payload.write_text(json.dumps({"article": "a", "body_text": "A fire hurt 14 people."}), encoding="utf-8")
    assert "hurt [-twelve-]{+14+} people." in run("collate", str(page), str(payload)).output
    assert "hurt [-twelve-]{+20+} people." in run("collate", str(page), "-", typed="A fire hurt 20 people.").output
    assert "1 quote" in run("read", "-", typed="“Fire,” said Mara Lindqvist.").output
    assert json.loads(run("read", str(page), "--json").output)["sentences"]


@pytest.mark.parametrize(
    ("arguments", "typed", "status", "says"),
    [
        (("collate",), None, 2, "Name two texts"),
        (("collate", "one"), None, 2, "Name two texts"),
        (("collate", "-", "-"), "x", 2, "Only one"),
        (("collate", "/none.txt", "/none.txt"), None, 1, "/none.txt cannot be read"),
        (("read", "/"), None, 1, "cannot be read"),
        (("read", "-"), b"\xff", 1, "not UTF-8 at byte 0"),
    ],
)
def test_wrong_calls_get_one_line(run: Run, arguments: tuple[str, ...], typed: Any, status: int, says: str) -> None:
    done = run(*arguments, typed=typed)
    assert done.exit_code == status
    assert says in done.output
    assert "Traceback" not in done.output
