"""How things are called on pages: types of changes, states, times. One word per thing, and never a verdict of ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from api.pages import zone
from services.records.change_log import CORRECTING
from services.records.library import VersionLine

SLOTS = {
    "number": "Number",
    "quantity": "Number",
    "date": "Date",
    "time": "Time",
    "name": "Name",
    "role": "Role",
    "place": "Place",
    "attribution": "Attribution",
    "certainty": "Certainty",
    "negation": "Negation",
    "status": "Status",
    "predicate": "Statement",
    "headline": "Headline",
    "quote": "Quote",
    "quote_added": "Quote added",
    "quote_removed": "Quote removed",
    "quote_altered": "Quote altered",
    "quote_trimmed": "Quote shortened",
    "quote_extended": "Quote extended",
    "quote_reattributed": "Quote, other speaker",
    "quote_to_paraphrase": "Quote became paraphrase",
    "quote_from_paraphrase": "Paraphrase became quote",
    "quote_to_anonymous": "Quote, speaker no longer named",
    "quote_to_named": "Quote, speaker now named",
    "notice_added": "Notice added",
    "notice_changed": "Notice reworded",
    "notice_removed": "Notice removed",
    "typography": "Typography",
    "spelling": "Spelling",
    "style": "Wording",
    "order": "Order",
}

GROUPS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("number", "Numbers", frozenset({"number", "quantity"})),
    ("date", "Dates and times", frozenset({"date", "time"})),
    ("name", "Names and roles", frozenset({"name", "role"})),
    ("place", "Places", frozenset({"place"})),
    ("attribution", "Attribution", frozenset({"attribution"})),
    ("certainty", "Certainty", frozenset({"certainty", "negation", "status"})),
    ("quote", "Quotes", frozenset()),
    ("statement", "Statements", frozenset()),
    ("notice", "Notices", frozenset()),
    ("context", "Context", frozenset()),
)
"""Filter chips of changes: key, word, slots. The last four go by the effect of a change, whatever its slot."""

NOTICES = {
    "correction": "Correction",
    "clarification": "Clarification",
    "update": "Update",
    "editors_note": "Editor’s note",
    "retraction": "Retraction",
    "refile": "Refile",
}

OUTCOMES = {
    "accepted": "Accepted, new version",
    "unchanged": "Accepted, no change of text",
    "duplicate": "Duplicate",
    "refused": "Refused",
}

KINDS = {
    "silent": "Silent, likely",
    "announced": "Announced",
    "retraction": "Retractions and withdrawn texts",
    "notice": "Notices",
}
"""What a corrections ledger holds."""
WHERE = {
    "top": "at the top of the text",
    "end": "at the end of the text",
    "inside": "inside the text",
    "headline": "in the headline",
    "field": "in its field for corrections, beside the text",
}
"""Where a notice stands."""
IMPORTANCE = (
    "may have been set right in silence",
    "a quote’s words or speaker changed",
    "a fact changed",
    "how sure it is, or who says so, changed",
    "something came or went",
)
"""Why a change stands where it does in the inbox, the most important first."""
UNDISCLOSED = {
    "development": "Development",
    "contradiction": "Contradiction",
    "precision": "Precision",
    "unclear": "Unclear",
}
"""What kind of change it is that no notice covers."""

KEYS = {
    "next": "next change",
    "previous": "previous change",
    "next_open": "next open change",
    "previous_open": "previous open change",
    "confirm": "confirm",
    "dismiss": "dismiss",
    "note": "write a note",
    "tick": "tick in the inbox",
    "undo": "undo, or open again",
    "copy": "copy the permanent link",
    "changes": "changes only",
    "inline": "inline",
    "side": "side by side",
    "wording": "show or hide wording edits",
    "older": "older version",
    "newer": "newer version",
    "up": "go up",
    "search": "search",
    "help": "these keys",
}
"""What each key does."""
STATES = {"open": "Open", "confirmed": "Confirmed", "dismissed": "Dismissed"}
REASONS = {"wording": "Wording only", "wrong_match": "Wrong match", "no_claim": "Not a claim", "other": "Other"}
STATUSES = {
    "usable": "Published",
    "embargoed": "Under embargo",
    "withheld": "Withheld by its newsroom",
    "canceled": "Canceled by its newsroom",
}
SHORT = 70
"""Characters of a value in a heading or a list; what is longer is cut at a word."""


class Typed(Protocol):
    """What a change of the newsroom and a kept line of one have in common."""

    @property
    def effect(self) -> str: ...
    @property
    def slot(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def material(self) -> bool: ...
    @property
    def disclosure(self) -> str: ...
    @property
    def undisclosed(self) -> str | None: ...
    @property
    def old(self) -> str | None: ...
    @property
    def new(self) -> str | None: ...
    @property
    def speaker_old(self) -> str | None: ...
    @property
    def speaker_new(self) -> str | None: ...


def group_of(change: Typed) -> str:
    """The key of the chip a change is counted under."""
    return group_of_kind(change.effect, change.slot, change.material)


def group_of_kind(effect: str, slot: str, material: bool = True) -> str:
    """The same, for a change of which these alone are known."""
    if effect in ("quote", "notice"):
        return effect
    if not material:
        return "context"
    return next((key for key, _, slots in GROUPS if slot in slots), "statement")


def type_of(change: Typed) -> str:
    """The type of a change in words."""
    word = SLOTS.get(change.slot) or change.slot.replace("_", " ").capitalize()
    if change.effect == "added_claim" and not change.old:
        word = f"{word} added"
    elif change.effect == "removed_claim" and not change.new:
        word = f"{word} removed"
    elif change.effect == "context":
        word = "Background"
    if change.part in ("headline", "byline") and change.slot != change.part:
        word = f"{word}, {change.part}"
    return word


def silent(change: Typed) -> bool:
    """A silent correction, likely: material, contradicts what was said before, and no notice covers it."""
    return change.material and change.disclosure == "none" and change.undisclosed == "contradiction"


def announced(change: Typed) -> bool:
    """An announced correction: a notice that corrects covers it."""
    return change.material and change.disclosure in CORRECTING and change.effect != "notice"


def corrects(change: Typed) -> bool:
    """A notice that corrects, added."""
    return change.slot == "notice_added" and change.disclosure in CORRECTING


def cut(said: str, most: int = SHORT) -> str:
    """The text on one line, cut at a word when it is long."""
    said = " ".join(said.split())
    if len(said) <= most:
        return said
    short = said[: most - 1]
    at = short.rfind(" ")
    return (short[:at] if at > most // 2 else short).rstrip(" ,.;:–—-") + "…"


def same_words(change: Typed) -> bool:
    """Whether a quotation kept its words and has another speaker now."""
    said = [" ".join((side or "").split()) for side in (change.old, change.new)]
    return change.effect == "quote" and said[0] == said[1] != "" and change.speaker_old != change.speaker_new


def heading_of(change: Typed) -> str:
    """A change in one short sentence."""
    old, new = change.old, change.new
    if same_words(change):
        return f"{change.speaker_old or 'Nobody named'} became {change.speaker_new or 'nobody named'}"
    if old and new and len(old) + len(new) <= SHORT:
        return f"{cut(old)} became {cut(new)}"
    if change.effect in ("quote", "notice") or (old and new):
        return f"{type_of(change)}" if not (old and new) else f"{type_of(change)}: {cut(new)}"
    if new:
        return f"Added: {cut(new)}"
    return f"Removed: {cut(old)}" if old else type_of(change)


def chips(changes: Sequence[Typed]) -> dict[str, int]:
    """How many changes there are under each chip."""
    counts = dict.fromkeys((key for key, _, _ in GROUPS), 0)
    for change in changes:
        counts[group_of(change)] += 1
    return counts


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 version`, `2 versions`, `1,204 versions`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def moment(when: datetime | None) -> str:
    """A moment in full: 22 Nov 2026, 14:32 UTC."""
    return zone.shown(when, "%-d %b %Y, %H:%M %Z") if when else "not yet"


def near(when: datetime, now: datetime) -> str:
    """A moment as one says it now: the time alone today, else in full."""
    return zone.shown(when, "%H:%M") if zone.local(when).date() == zone.local(now).date() else moment(when)


@dataclass(frozen=True, slots=True)
class Clock:
    """Writes moments short among others: the time alone on one day, with the day across several."""

    days: bool

    @classmethod
    def over(cls, moments: Sequence[datetime]) -> Clock:
        """The clock for some moments that are shown together."""
        return cls(len({zone.local(m).date() for m in moments}) > 1)

    def short(self, when: datetime) -> str:
        """14:32, or 21 Nov 14:32."""
        return zone.shown(when, "%-d %b %H:%M" if self.days else "%H:%M")


def lasted(span: timedelta) -> str:
    """How long something lasted, in its two largest units: 2 d 3 h, 1 h 25 min, 40 min."""
    minutes = int(span.total_seconds() // 60)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    units = [(days, "d"), (hours, "h"), (minutes, "min")]
    first = next((at for at, (count, _) in enumerate(units) if count), 2)
    said = [f"{count:,} {unit}" for count, unit in units[first : first + 2] if count]
    return " ".join(said) or "less than a minute"


def listed(items: Sequence[str]) -> str:
    """Things as a sentence lists them."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def held(version: VersionLine) -> str:
    """Why a version is not for every reader."""
    if version.status == "embargoed" and version.embargoed_until:
        return f"{STATUSES['embargoed']} until {moment(version.embargoed_until)}"
    return STATUSES[version.status] if version.status != "usable" else "Taken back by its newsroom in a later version"


def ago(when: datetime, now: datetime | None = None) -> str:
    """How long ago, in the largest unit that says enough."""
    passed = (now or datetime.now(UTC)) - when
    if passed < timedelta(0):
        return "in the future"
    for unit, seconds in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if passed.total_seconds() >= seconds:
            return f"{int(passed.total_seconds() // seconds):,} {unit} ago"
    return "just now"


VALUED = frozenset({"number", "date", "time", "quote"})
"""Slots of threads whose value is words of the text; of the others it is how sure the text is."""
THREAD_TYPES = {
    "number": "Numbers",
    "date": "Dates and times",
    "certainty": "Certainty",
    "statement": "Statements",
    "quote": "Quotes",
}
SURENESS = {"possible": "possible", "likely": "likely", "alleged": "alleged", "certain": "said to be certain"}
"""How sure a text is of what it states, by the group of its hedges."""


class Slotted(Protocol):
    """A thread, as kept or as followed."""

    @property
    def slot(self) -> str: ...


def thread_type(thread: Slotted) -> str:
    """The key of the type a thread is filtered by."""
    if thread.slot in ("number", "quote"):
        return thread.slot
    if thread.slot in ("date", "time"):
        return "date"
    return "certainty" if thread.slot in ("certainty", "negation") else "statement"


def sureness(key: str) -> str:
    """What a statement's normalised value means: stated or negated, which name, and how sure that is."""
    sure, _, named = key.partition(" | ")
    stated, *hedges = sure.split() or ["stated"]
    said = ", ".join([named] * bool(named) + [SURENESS.get(hedge, hedge) for hedge in hedges])
    if stated == "denied":
        return f"negated, {said}" if said else "negated"
    return said or "stated"
