"""Stories made with known truth, in the form of tests/cases/stories: who copies the wire, who reports alone.

Each outlet has its own telling of a fact, or the wire's sentence with small changes; a value differs in one outlet of
five; the wire corrects a value in a later version, some follow, and one still carries the old.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from tests.benchmarks.story_facts import BODIES, FILLER, KINDS, NAMES, OUTLETS, PLACES, SPOKEN

Line = list[str]


def made(count: int, seed: int = 11, outlets: tuple[int, int] = (3, 6), rounds: int = 3) -> list[dict[str, Any]]:
    """So many stories, each kind in turn. `rounds` is the most versions an outlet has."""
    dice = random.Random(seed)
    return [_story(dice, number, outlets, rounds) for number in range(count)]


def _story(dice: random.Random, number: int, outlets: tuple[int, int], rounds: int) -> dict[str, Any]:
    kind = list(KINDS)[number % len(KINDS)]
    names = dice.sample(NAMES, 4)
    own = {"place": dice.choice(PLACES), "body": dice.choice(BODIES), "other": names[3]}
    said = dict(zip(("q-one", "q-two", "q-three"), zip(dice.sample(SPOKEN, 3), names[:3], strict=True), strict=True))
    truth = {name: _value(dice, values) for name, (values, _) in KINDS[kind].items()}
    later = {name: _other(dice, values, truth[name]) for name, (values, _) in KINDS[kind].items()}
    corrected = dice.sample([n for n in truth if truth[n] is not None], 2)
    chosen = dice.sample(OUTLETS, dice.randint(*outlets))  # the first is the wire
    wire: dict[str, Line] = {}
    sources = [
        _outlet(dice, outlet, place, kind, own, said, (truth, later, corrected), wire, rounds)
        for place, outlet in enumerate(chosen)
    ]
    return {"story": f"{kind} {number}", "date": date(2026, 1, 6) + timedelta(days=number * 5), "sources": sources}


def _outlet(
    dice: random.Random,
    outlet: str,
    place: int,
    kind: str,
    own: dict[str, str],
    said: dict[str, tuple[str, str]],
    values: tuple[dict[str, str | None], dict[str, str | None], list[str]],
    wire: dict[str, Line],
    rounds: int,
) -> dict[str, Any]:
    truth, later, corrected = values
    copies = place > 0 and dice.random() < 0.35
    lines: list[Line] = []
    where: dict[str, tuple[int, str, str | None]] = {}
    for name, (drawn, tellings) in KINDS[kind].items():
        if place and dice.random() < 0.3:
            continue
        value = truth[name] if dice.random() < 0.8 else _other(dice, drawn, truth[name])
        telling = dice.choice(tellings)
        if copies and name in wire:
            telling = _rewritten(dice, wire[name][0])
        where[name] = (len(lines), telling, value)
        lines.append(_line(telling, name, value, own))
        if not place:
            wire[name] = [telling]
    for name, (words, speaker) in said.items():
        if dice.random() < 0.6:
            lines.append([_quoted(dice, words, speaker), name])
    lines += [[FILLER[i], f"c-filler-{i}"] for i in dice.sample(range(len(FILLER)), 2)]
    first, rest = lines[0], list(range(1, len(lines)))
    dice.shuffle(rest)
    order = [0, *rest]
    versions: list[dict[str, Any]] = [{"at": f"{6 + place // 6:02d}:{place % 6 * 10:02d}", "lines": [first]}]
    versions[0]["lines"] = [lines[i] for i in order]
    for turn in range(1, dice.randint(1, rounds)):
        name = corrected[(turn - 1) % len(corrected)]
        if name not in where:
            continue
        at, telling, _ = where[name]
        now = later[name] if turn <= len(corrected) else truth[name]
        changed = {order.index(at): _line(telling, name, now, own)}
        versions.append({"at": f"{8 + 3 * turn:02d}:{place:02d}", "change": changed})
    return {"source": outlet, "versions": versions}


def _line(telling: str, name: str, value: str | None, own: dict[str, str]) -> Line:
    shown = telling.format(value, **own)
    shown = shown[0].upper() + shown[1:]
    return [shown, name if value is None or value not in shown else f"{name}={value}"]


def _rewritten(dice: random.Random, telling: str) -> str:
    """The wire's sentence as another desk prints it: with its source, or a word or two changed."""
    changes = (
        lambda t: t,
        lambda t: t[:-1] + ", police said.",
        lambda t: "According to officials, " + (t if t.startswith("{") else t[0].lower() + t[1:]),
        lambda t: t.replace(" has ", " had ").replace(" were ", " have been "),
        lambda t: t[:-1] + ", it was reported.",
    )
    return dice.choice(changes)(telling)


def _value(dice: random.Random, values: Any) -> str | None:
    if values is None:
        return None
    return str(dice.choice(values)) if isinstance(values, list) else f"{dice.randint(*values):,}"


def _other(dice: random.Random, values: Any, known: str | None) -> str | None:
    """Another value of the same fact."""
    if known is None:
        return None
    while (found := _value(dice, values)) == known:
        pass
    return found


def _quoted(dice: random.Random, words: str, speaker: str) -> str:
    opening, closing = dice.choice(("“”", '""', "“”"))
    form = dice.randrange(5)
    last = speaker.split()[-1]
    if form == 0:
        some = words.split()
        cut = dice.randint(0, len(some) - 6)
        return f"{speaker} said that {opening}{' '.join(some[cut : cut + 6])}{closing}."
    if form == 1:
        return f"{speaker}, who saw it all, said: {opening}{words}.{closing}"
    verb = dice.choice(("said", "told reporters", "said at the scene"))
    who = speaker if form < 4 else f"{dice.choice(('resident', 'councillor', 'engineer'))} {speaker}"
    words = words if form != 2 or len(words.split()) < 9 else words.replace(" and ", ", and ")
    return f"{opening}{words},{closing} {who} {verb}." if last else words
