"""JSON as newsrooms must send it: UTF-8, one meaning only. What parsers disagree about is refused, not guessed.

Refused: other encodings, NaN and Infinity, a name twice in one object (parsers differ in which one counts), numbers
longer than any real one, nesting deeper than the parser's own limit.
"""

from __future__ import annotations

import json
from typing import Any

from services.errors import Fault, Malformed

LONGEST_NUMBER = 64  # characters; a double needs 24, and reading huge integers takes quadratic time


def _refuse(message: str) -> Malformed:
    return Malformed(f"The body is not JSON that can be read: it {message}", faults=(Fault("body", message, "json"),))


def _constant(name: str) -> None:
    raise _refuse(f"has {name}, which is no JSON; send null or leave the field out.")


def _number(read: type[int] | type[float]) -> Any:
    def number(digits: str) -> int | float:
        if len(digits) > LONGEST_NUMBER:
            raise _refuse(f"has a number of {len(digits)} characters; the longest taken has {LONGEST_NUMBER}.")
        return read(digits)

    return number


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _refuse(f"has the name {ascii(twice)[:80]} twice in one object; send it once.")
    return made


def parse(raw: bytes) -> Any:
    """The value that the bytes mean. Raises Malformed, saying where it stops making sense."""
    if not raw.strip():
        raise _refuse("is empty.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refuse(f"is not UTF-8 at byte {error.start}; encode it as UTF-8.") from error
    try:
        return json.loads(
            text,
            parse_constant=_constant,
            parse_int=_number(int),
            parse_float=_number(float),
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        raise _refuse(f"stops making sense at line {error.lineno}, column {error.colno}: {error.msg}.") from error
    except RecursionError as error:
        raise _refuse("is nested too deeply.") from error
