"""A foreign payload told in Variorum's own words, and its faults told back in the payload's.

The law: one place validates a version, Variorum's own form. A format only says which of its fields is which; what
cannot be accepted is named by the path it came from.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from api.formats import variorum
from api.formats.fields import EARLIEST, name_of
from api.formats.lines import line, without_headline
from services.errors import Fault, Invalid
from services.intake import Posted

HIDDEN = ("withheld", "canceled")
LINES = ("headline", "byline")


@dataclass(slots=True)
class Told:
    """A version as it is told: values under Variorum's names, with the path of each in the payload."""

    values: dict[str, Any] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    notes: list[dict[str, Any]] = field(default_factory=list)

    def tell(self, name: str, value: Any, path: str) -> None:
        """One field; what is missing or empty is not told, so that a later field can stand in for it."""
        if name in LINES and isinstance(value, str):
            value = line(value)
        if value in (None, "", [], {}) or name in self.values:
            return
        self.values[name] = value
        self.paths[name] = path

    def embargo(self, until: Any, path: str) -> None:
        """Until when nobody may see the text. A time without a zone is taken as UTC; what is no time is no embargo.

        Systems write year 1 for "never".
        """
        try:
            moment = datetime.fromisoformat(until) if isinstance(until, str) else None
        except ValueError:
            return
        if moment is not None and EARLIEST.year < moment.year < datetime.max.year:
            self.tell("embargoed_until", moment.replace(tzinfo=moment.tzinfo or UTC).isoformat(), path)

    def note(self, text: Any, date: Any, path: str) -> None:
        """One correction as the payload holds it."""
        if text in (None, ""):
            return
        here = f"correction.{len(self.notes)}"
        self.notes.append({"text": text, "date": _midnight(date) or None})
        self.paths |= {here: path, f"{here}.text": f"{path}.text", f"{here}.date": f"{path}.date"}


def accept(told: Told, needed: dict[str, str]) -> Posted:
    """The version, validated. `needed` says where article and body are missed. Raises Invalid in the payload's paths.

    A withdrawn version may come without its text: what counts is that it is withdrawn.
    """
    values = {**told.values, **({"correction": told.notes} if told.notes else {})}
    has_body = bool(values.keys() & {"body_text", "body_html"})
    empty = values.get("status") in HIDDEN and not has_body
    if not empty and not has_body:
        message = "is missing or empty; should be the text of the article."
        raise Invalid(f"{needed['body']} {message}", faults=(Fault(needed["body"], message, "missing_field"),))
    if isinstance(html := values.get("body_html"), str) and "headline" in values:
        values["body_html"] = without_headline(html, values["headline"])
    try:
        posted = variorum.read(values | {"body_text": "withdrawn"} if empty else values)
    except Invalid as error:
        faults = tuple(replace(f, field=_path(f.field, told.paths, needed)) for f in error.faults)
        raise Invalid(variorum.summary(faults), faults=faults) from None
    return replace(posted, body="") if empty else posted


def _path(name: str, paths: dict[str, str], needed: dict[str, str]) -> str:
    if name in paths:
        return paths[name]
    parent, _, last = name.rpartition(".")
    return f"{paths[parent]}.{last}" if parent in paths else needed.get(name, name)


def text_of(value: Any) -> Any:
    """A number that stands for a name or a version, as text; everything else as it is, to be judged later."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _midnight(value: Any) -> Any:
    """A day without a time begins at midnight UTC: enough to order notes and days."""
    return f"{value}T00:00:00+00:00" if isinstance(value, str) and len(value) == 10 else value


moment_of = _midnight


def objects(value: Any, path: str) -> list[tuple[str, dict[str, Any]]]:
    """The objects of a list with their paths. Raises Invalid when it is no list of objects."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise wrong_type(path, value, "a list of objects")
    for i, item in enumerate(value):
        if not isinstance(item, dict):
            raise wrong_type(f"{path}.{i}", item, "an object")
    return [(f"{path}.{i}", item) for i, item in enumerate(value)]


def wrong_type(path: str, value: Any, wanted: str) -> Invalid:
    """What to say of a field that holds another kind of value."""
    message = f"is {name_of(value)}; should be {wanted}."
    return Invalid(f"{path} {message}", faults=(Fault(path, message, "wrong_type"),))


def names(people: Any) -> str:
    """A byline from people, each a text or an object with a name, or a list of names; none from anything else."""
    found: list[str] = []
    for person in people if isinstance(people, list) else [people]:
        name = (person.get("name") or person.get("display_name")) if isinstance(person, dict) else person
        found += [one.strip() for one in (name if isinstance(name, list) else [name]) if isinstance(one, str)]
    return ", ".join(filter(None, found))
