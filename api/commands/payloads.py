"""A file as the payload of one version: what `seed` and `post` send."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from services.errors import Invalid, Malformed, Missing

HTML = (".html", ".htm", ".xhtml")


def payload_of(path: str, given: dict[str, Any]) -> dict[str, Any]:
    """Text, HTML or JSON, with what the command line says on top of it. Raises Missing, Malformed, Invalid."""
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise Missing(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise Malformed(f"{path} is not UTF-8 at byte {error.start}; save it as UTF-8.") from error
    said = {name: value for name, value in given.items() if value is not None}
    kind = Path(path).suffix.lower()
    if kind != ".json":
        return {"body_html" if kind in HTML else "body_text": text, **said}
    try:
        payload = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"{path} is not JSON: {error}.") from error
    if not isinstance(payload, dict):
        raise Invalid(f"{path} should hold one object with the fields of one version.")
    return {**payload, **said}
