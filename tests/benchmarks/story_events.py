"""Events as several outlets tell them, made from invented names and sentences; what is shared is known by making it.

Each fact has several tellings. An outlet takes a telling of its own, or a rival's sentence word for word; numbers
differ in one outlet of four; quotes are whole, in part, or with another outlet's typography.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

SYLLABLES = "ba kel lo mir nu ros sa tor vin za dre pol sta gran hel mor tas ven quo bir ost lin wex har".split()
OUTLETS = ("Courier", "Wire", "Tidings", "Lantern", "Herald", "Post")

KINDS: dict[str, dict[str, list[str]]] = {
    "fire": {
        "title": ["Fire in {place} kills {n}", "{n} dead in {place} blaze", "{place} in shock after blaze at {firm}"],
        "c1": [
            "{n} people were killed when fire swept through the {firm} plant in {place}.",
            "A blaze at the {firm} plant in {place} left {n} people dead.",
            "The fire at {firm} in {place} killed {n} people, the regional authorities confirmed.",
        ],
        "c2": [
            "About {m} residents of {street} Street had to leave their homes.",
            "{m} residents of {street} Street were evacuated during the night.",
        ],
        "c3": [
            "The flames began in a store for varnish on the second floor, investigators believe.",
            "Investigators believe that it broke out on the second floor, in a store for varnish.",
        ],
    },
    "vote": {
        "title": ["{place} council backs {firm} harbour plan", "Vote for {firm} in {place}", "{firm} gets its harbour"],
        "c1": [
            "The council of {place} voted {n}-{k} to let {firm} build a second harbour.",
            "By {n}-{k}, councillors in {place} approved plans of {firm} for a second harbour.",
        ],
        "c2": ["The harbour will cost {m} million euros.", "{firm} puts the cost of the harbour at {m} million euros."],
        "c3": [
            "Opponents under lawyer {other} want to take the plan to court.",
            "{other}, a lawyer who speaks for the opponents, said they would take the plan to court.",
        ],
    },
    "strike": {
        "title": ["Drivers in {place} strike", "{firm} buses stay in {place} depot", "Walkout at {firm}"],
        "c1": [
            "Some {m} bus drivers of {firm} walked out in {place} over new rosters.",
            "{m} bus drivers in {place} went on strike against new rosters at {firm}.",
        ],
        "c2": [
            "{firm} has offered {n} percent more pay.",
            "The company offers to raise pay by {n} percent, {firm} said.",
        ],
        "c3": [
            "School lines of {street} Street will run all week.",
            "Lines to the schools in {street} Street are to run throughout the week.",
        ],
    },
    "court": {
        "title": ["{other} jailed for {n} years", "{place} court sentences {other}", "Prison for {other}"],
        "c1": [
            "A court in {place} sentenced {other} to {n} years in prison for fraud at {firm}.",
            "{other} was jailed for {n} years by a court in {place} for defrauding {firm}.",
        ],
        "c2": ["The fraud cost {firm} {m} million dollars.", "{firm} lost {m} million dollars, the judge found."],
        "c3": [
            "The former accountant hid the money in {street} Islands banks.",
            "The money was hidden in banks of the {street} Islands by the former accountant.",
        ],
    },
    "study": {
        "title": ["{place} river cleaner, study finds", "{firm} institute counts trout", "More trout in the {street}"],
        "c1": [
            "The number of trout in the {street} has risen by {m} percent, a study by the {firm} institute found.",
            "Trout in the {street} river are up by {m} percent, according to researchers of the {firm} institute.",
        ],
        "c2": [
            "Researchers counted fish at {n} places between {place} and the sea.",
            "Between {place} and the sea, fish were counted at {n} places.",
        ],
        "c3": ["A weir near {place} was removed in 2019.", "In 2019 a weir was removed near {place}."],
    },
}
SPOKEN = (
    "We slept in our coats because nobody could say when it would be over",
    "I have asked the same question for nine years and never had an answer",
    "You cannot mend a roof by holding meetings under it",
    "There was more courage in that room than in the whole of the ministry",
    "My grandmother would have thrown the letter into the stove",
    "It felt as though the ground had been pulled away like a carpet",
    "Everybody knew and everybody hoped that somebody else would speak",
)
FILLER = (
    "The weather stayed dry for most of the day.",
    "A hotline has been set up for those who have questions.",
    "Shops near the station closed early.",
    "Neighbours brought soup and blankets.",
    "A decision on the next steps is due in the coming weeks.",
    "The mood in town was quiet.",
    "An inquiry is to report before the summer.",
)


def name(dice: random.Random, parts: int = 3) -> str:
    """An invented name."""
    return "".join(dice.choices(SYLLABLES, k=parts)).capitalize()


def events(count: int, seed: int = 1, days: int = 60) -> list[dict[str, Any]]:
    """So many events in the form of tests/cases/threads.yaml, in order of their dates."""
    dice = random.Random(seed)
    made = [_event(dice, number, days) for number in range(count)]
    return sorted(made, key=lambda event: event["date"])


def _event(dice: random.Random, number: int, days: int) -> dict[str, Any]:
    kind = dice.choice(list(KINDS))
    facts = {"place": name(dice), "firm": f"{name(dice)} {name(dice)}", "street": name(dice)}
    facts |= {"other": f"{name(dice)} {name(dice, 4)}", "n": str(dice.randint(3, 19))}
    facts |= {"k": str(dice.randint(1, 2)), "m": str(dice.randint(30, 900))}
    speakers = [f"{name(dice)} {name(dice, 4)}" for _ in range(2)]
    spoken = dict(zip(("q1", "q2"), zip(dice.sample(SPOKEN, 2), speakers, strict=True), strict=True))
    said: dict[str, list[str]] = {}
    articles = [
        _article(dice, KINDS[kind], facts, spoken, said, outlet) for outlet in dice.sample(OUTLETS, dice.randint(3, 6))
    ]
    day = date(2026, 1, 5) + timedelta(days=dice.randrange(days))
    return {"event": f"{kind} {number}", "date": day, "articles": articles}


def _article(
    dice: random.Random,
    kind: dict[str, list[str]],
    facts: dict[str, str],
    spoken: dict[str, tuple[str, str]],
    said: dict[str, list[str]],
    outlet: str,
) -> dict[str, Any]:
    lines: list[list[str]] = []
    for claim in ("c1", "c2", "c3"):
        if claim != "c1" and dice.random() < 0.25:
            continue
        mine = dict(facts)
        if dice.random() < 0.25:
            mine["n"], mine["m"] = str(int(facts["n"]) + 3), str(int(facts["m"]) + 25)
        telling = dice.choice(kind[claim])
        values = [mine[part] for part in ("n", "m") if f"{{{part}}}" in telling]
        line = telling.format(**mine)
        earlier = said.setdefault(claim, [])
        if earlier and dice.random() < 0.2:
            line, value = dice.choice(earlier).rsplit("\t", 1)
        else:
            value = values[0] if values else ""
        earlier.append(f"{line}\t{value}")
        lines.append([line, f"{claim}:{value}" if value else claim])
    lines += [[_quoted(dice, *spoken[q]), q] for q in spoken if dice.random() < 0.7]
    lines += [[FILLER[i], f"c-filler-{i}"] for i in dice.sample(range(len(FILLER)), 2)]
    first, rest = lines[0], lines[1:]
    dice.shuffle(rest)
    return {"source": outlet, "title": dice.choice(kind["title"]).format(**facts), "lines": [first, *rest]}


def _quoted(dice: random.Random, words: str, speaker: str) -> str:
    opening, closing = dice.choice(("“”", '""', "“”"))
    if dice.random() < 0.3:
        part = " ".join(words.split()[2:8])
        return f"{speaker} spoke of {opening}{part}{closing}."
    verb = dice.choice(("said", "told reporters", "said at the scene"))
    return f"{opening}{words},{closing} {speaker} {verb}."
