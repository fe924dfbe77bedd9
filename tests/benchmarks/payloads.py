"""Payloads of a folder, each posted signed through the webhook: what was recognised, and what its version then says.

The folder is named by PAYLOADS: examples that specifications publish, or what a newsroom really sends. They are
others' sentences and stay outside this repository. What a sender may not see in the table (the text) is only begun.
"""

from __future__ import annotations

import json
import os
import tempfile
import zlib
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import select

from api import formats
from services import accounts
from services.records import contents
from services.records.session import reading
from services.records.tables import Version
from tests.api.conftest import SOURCE, Newsroom
from tests.browser import invented

KINDS = {
    ".json": "application/json",
    ".html": "text/html; charset=utf-8",
    ".htm": "text/html; charset=utf-8",
    ".xml": "application/xml",
}
BEGUN = 60  # characters of a text that are shown


def main() -> None:
    """Post every file of the folder and print what came of it."""
    folder = os.environ.get("PAYLOADS", "")
    files = sorted(path for path in Path(folder).glob("*") if path.suffix in KINDS) if folder else []
    if not files:
        print("SKIPPED: set PAYLOADS to a folder with .json, .xml or .html files, one payload each.")
        return
    table = Table("file", "format", "headline", "published", "version", "what else", "text begins, or why refused")
    taken = 0
    with tempfile.TemporaryDirectory() as home, invented.empty(Path(home)) as app, app.test_client() as client:
        newsroom = Newsroom(client, accounts.add_source(SOURCE)[1])
        for path in files:
            answer = newsroom.post(path.read_bytes(), {"content-type": KINDS[path.suffix]})
            row = said(answer.json["version"]["id"]) if answer.status_code < 300 else refused(answer.json)
            taken += answer.status_code < 300
            table.add_row(path.name, recognised(path), *row)
    Console(width=200, highlight=False, markup=False).print(table)
    print(f"{taken} of {len(files)} taken, {len(files) - taken} refused")


def recognised(path: Path) -> str:
    """The key of the format that reads the file."""
    if path.suffix == ".xml":
        return formats.NEWSML
    if path.suffix != ".json":
        return "schema.org"
    try:
        payload = json.loads(path.read_bytes())
    except ValueError:
        return "none"
    known = [f.key for f in formats.FORMATS if isinstance(payload, dict) and f.recognises(payload)]
    return known[0] if known else "none"


def said(ref: str) -> tuple[str, ...]:
    """What is kept of a version: headline, time, the source's name for it, and the rest."""
    with reading() as session:
        version = session.scalars(select(Version).where(Version.ref == ref)).one()
        content = version.content
        lines = contents.as_text(zlib.decompress(content.body).decode(), content.format).clean.split("\n")
        rest = [
            content.byline or "no byline",
            version.language or "no language",
            *([version.status] if version.status != "usable" else []),
            *([f"until {version.embargoed_until:%Y-%m-%dT%H:%MZ}"] if version.embargoed_until else []),
            *([f"continues {version.evolved_from}"] if version.evolved_from else []),
            *(f"notice: {note['text'][:BEGUN]}" for note in content.notes),
        ]
        return (
            content.headline or "none",
            f"{version.published_at:%Y-%m-%dT%H:%M:%SZ}" + ("" if version.published_given else " (when it came)"),
            version.label or "none",
            "; ".join(rest),
            " / ".join(lines)[: 3 * BEGUN],
        )


def refused(problem: dict[str, list[dict[str, str]]]) -> tuple[str, ...]:
    """Which field cannot be taken, and why."""
    return "", "", "", "REFUSED", "; ".join(f"{fault['field']} {fault['message']}" for fault in problem["errors"])


if __name__ == "__main__":
    main()
