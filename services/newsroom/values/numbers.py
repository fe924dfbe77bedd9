"""Numbers as they stand in a text: value, range, unit and bound. Two numbers that mean the same are equal.

"About 20 per cent", "roughly 20%" and "some twenty percent" are one value; "at least 20%" is another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from services.newsroom.lexicon.quantities_en import (
    BOUNDS_AFTER,
    BOUNDS_BEFORE,
    CURRENCIES,
    FRACTIONS,
    MEASURES,
    ONES,
    ORDINALS,
    SCALES,
    SHORT_SCALES,
    TENS,
    TIGHT_ONLY,
    UNITS,
)
from services.newsroom.values.shares import Share, find_shares
from services.newsroom.values.words import any_of, first_look


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number: `value` (and `upper` of a range or the second figure of a score), unit, bound, precision.

    `shape` is cardinal, ordinal, range, score or decade. `digits` counts the significant digits that were written:
    converted values need only agree to that precision.
    """

    value: float
    upper: float | None = None
    unit: str | None = None
    bound: str = ""
    shape: str = "cardinal"
    digits: int = 15

    def __str__(self) -> str:
        """The canonical form, the value of a slot: "over 12 km", "3-1", "3rd"."""
        number = f"{self.value:.10g}" + ("" if self.upper is None else f"-{self.upper:.10g}")
        if self.shape == "ordinal":
            number += "th"
        return " ".join(x for x in (self.bound, number, self.unit or "") if x)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A quantity and the span that states it, with its bound, currency and unit."""

    start: int
    end: int
    quantity: Quantity


_WORD = any_of({*ONES, *TENS, *SCALES, *ORDINALS, *FRACTIONS})
_SHARES = "half|third|quarter|fourth|fifth|sixth|eighth|tenth"
_AND = (
    r"\sand\s(?:(?<=hundred\sand\s)|(?<=thousand\sand\s)|(?<=million\sand\s)|(?<=billion\sand\s)"
    rf"|(?=(?:[a-z]+[\s-])?(?:{_SHARES})s?\b))"
)
"""The "and" within a number: "two hundred and six", "two and two thirds"; "five and eight" are two."""
_CORE = re.compile(
    r"(?<![\w.])(?:\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    rf"|\b{_WORD}(?:(?:-|\s|{_AND}){_WORD})*\b"
)
SIGN = _CORE
"""What stands in every number, without a blank."""
_may_hold = first_look(SIGN)
_JOIN = re.compile(r"\s?(?:[-–—]|to|and|or)\s?(?=[\d$£€¥])|-to-(?=\d)|\s(?:to|and|or)\s(?=[a-z])", re.I)
_CURRENCY = re.compile(
    r"(?:(?:US|U\.S\.|AU|A|CA|C|NZ|HK|S|R|CN)?\$|[£€¥₹₽₩₺]|\b(?:Rs\.?|USD|EUR|GBP|CHF|AUD|CAD|INR|JPY|RMB|CNY))\s?$"
)
_TIGHT = re.compile(r"(?:(k|mn|mln|mm|m|bn|b|tn|trn)\b)", re.I)
_COUNTED = re.compile(
    r"\s(?!tall|long|wide|high|deep|away|above|below|across|thick|hurdles|metres|seas)(?:[a-z]+s|people|children|men|women)\b"
)
_WHOLE = re.compile(r"\s(?:of\s)?an?\s(hundred|thousand|million|billion|trillion|dozen)\b")
_SCALE = re.compile(r"[\s-]?(hundred|thousand|million|billion|trillion|dozen|lakh|crore)s?\b", re.I)
_UNIT = re.compile(
    r"\s?(%|°\s?[CF]?\b|°)|[\s-]?(square[\s-](?:kilomet(?:re|er)s?|met(?:re|er)s?|miles?|feet|foot)|sq\.?\s?(?:km|mi|ft|m)\b"
    r"|percentage[\s-]points?|basis[\s-]points?|per[\s-]cent|nautical\smiles?"
    r"|(?:kilomet(?:re|er)s?|miles?)(?:\san\shour|\sper\shour)|degrees?\s(?:celsius|fahrenheit|centigrade|[CF])\b"
    r"|(?:US|U\.S\.|Australian|Canadian)\sdollars?|pounds?\ssterling"
    r"|km/hr?|m²|km²|[a-z]+)",
    re.I,
)
_PARTS = {"a half": 0.5, "a quarter": 0.25, "three quarters": 0.75, "three-quarters": 0.75}
_AND_A_PART = re.compile(
    rf"\sand\s(?P<part>{'|'.join(_PARTS)})\b(?:[\s-](?P<scale>hundred|thousand|million|billion|trillion)\b)?"
)
_AGED = re.compile(r"\b(?:aged?|ages)\s(?:of\s|between\s)?$", re.I)
_OLD = re.compile(r"[\s-]olds?\b")
_AFTER = re.compile(r"\+|[\s-](?:" + "|".join(sorted(map(re.escape, BOUNDS_AFTER), key=len, reverse=True)) + r")\b")
_BEFORE_WORDS = tuple(sorted(BOUNDS_BEFORE, key=len, reverse=True))
_ORDINAL_END = re.compile(r"(?:st|nd|rd|th)\b", re.I)
# "one" is mostly no number: "one of", "no one", "the one who".
_NO_ONE_AFTER = re.compile(r"\s(?:another|by|who|that|which|can|could|would|should|must|may|might|is|was|has|day)\b")
_NO_ONE_BEFORE = ("this", "that", "the", "no", "any", "every", "which", "each", "another", "some", "everyone", "only")
_NO_SECOND_AFTER = re.compile(r"\s?(?:[-–]?(?:hand|hands|rate|guess|ly)\b)")


def find_numbers(
    text: str, start: int = 0, end: int | None = None, taken: tuple[tuple[int, int], ...] = ()
) -> list[FoundNumber]:
    """Every number in text[start:end], in order, spans that are `taken` (dates, in their order) left out."""
    end = len(text) if end is None else end
    out: list[FoundNumber] = []
    if not _may_hold(text[start:end]):
        return out
    at, near = start, 0
    shares = list(find_shares(text, start, end))
    for core in _CORE.finditer(text, start, end):
        while near < len(taken) and taken[near][1] <= core.start():
            near += 1
        while shares and shares[0].end <= core.start():
            del shares[0]
        if core.start() < at or (near < len(taken) and taken[near][0] < core.end()):
            continue
        told = shares and shares[0].start < core.end()
        found = _as_share(text, shares[0], at) if told else _read_around(text, core, at, end)
        if found is not None:
            out.append(found)
            at = found.end
    return out


def _as_share(text: str, share: Share, floor: int) -> FoundNumber:
    """A share that several words tell, with the bound before it."""
    start, bound, _ = _bound(text, share.start, floor)
    return FoundNumber(start, share.end, Quantity(share.value, None, None, bound, "fraction", share.digits))


def _read_around(text: str, core: re.Match[str], floor: int, ceiling: int) -> FoundNumber | None:
    """The whole number around its first figure: currency and bound before it, scale, range and unit behind."""
    start, end = core.span()
    written = core.group()
    if end < ceiling and (text[end].isalnum() or text[end] == "_") and not written[-1].isdigit():
        return None
    parsed = _figure(written)
    if parsed is None or _is_no_number(text, core, floor):
        return None
    value, shape, digits = parsed
    currency = _CURRENCY.search(text, max(floor, start - 5), start)
    unit = None
    if currency:
        start, unit = currency.start(), CURRENCIES[currency.group().strip().lower()]
    if written[-1].isdigit():
        ordinal = _ORDINAL_END.match(text, end, ceiling)
        if ordinal:
            end, shape = ordinal.end(), "ordinal"
    value, end, scaled = _scale(text, value, end, ceiling, written, unit is not None)
    mixed = _AND_A_PART.match(text, end, ceiling) if shape == "cardinal" and not scaled else None
    if mixed:  # "six and a half years", "three and a half million"
        value, digits = value + _PARTS[mixed["part"]], digits + 1
        value, end = value * SCALES.get(mixed["scale"] or "", 1), mixed.end()
    upper = None
    if shape == "cardinal":
        value, upper, end, shape, unit = _second(text, value, end, ceiling, scaled, unit)
    if unit is None and shape != "ordinal":
        gap = 2 if shape == "fraction" and text.startswith(" a ", end) else 0
        unit, stop = _unit(text, end + gap, ceiling)
        end = stop if unit else end
        if unit == "percent" and shape == "score":
            shape = "range"
    if _in_their_forties(text, core, floor):
        return FoundNumber(start, end + 1, Quantity(value, None, "year", "", "decade", 1))
    if text[end : end + 1].isalpha() and written[-1].isdigit() and text[end - 1 : end].isdigit():
        return None  # "7up", "5G": a name, not a number
    start, bound, aged = _bound(text, start, floor)
    if aged and unit is None:
        unit = "year"
    after = _AFTER.match(text, end, ceiling)
    if after and shape != "ordinal":
        bound = bound or BOUNDS_AFTER.get(after.group().lstrip(" -"), "least")
        end = after.end()
    return FoundNumber(start, end, Quantity(value, upper, unit, bound, shape, digits))


def _in_their_forties(text: str, core: re.Match[str], floor: int) -> bool:
    """Whether a figure is a decade of somebody's life: "in her 40s"."""
    if len(core.group()) != 2 or core.group()[-1] != "0" or not re.match(r"s\b", text[core.end() : core.end() + 2]):
        return False
    return (
        re.search(
            r"\b(?:his|her|their)\s(?:early\s|mid-|mid\s|late\s)?$", text[max(floor, core.start() - 14) : core.start()]
        )
        is not None
    )


def _figure(written: str) -> tuple[float, str, int] | None:
    """Value, shape and significant digits of one figure in digits or words."""
    if written[-1].isdigit():
        plain = written.replace(",", "")
        return float(plain), "cardinal", max(1, len(plain.replace(".", "").strip("0")))
    return _spelled(written.lower())


@lru_cache(maxsize=4096)
def _spelled(written: str) -> tuple[float, str, int] | None:
    words = [w for w in re.split(r"[\s-]+", written) if w != "and"]
    if len(words) > 12:
        return None  # no number anybody says
    total = current = 0.0
    shape = "cardinal"
    for n, word in enumerate(words):
        if word in ONES or word in TENS:
            current += ONES.get(word, TENS.get(word, 0))
        elif word in SCALES:
            current = (current or 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + current, 0.0
        elif word in FRACTIONS and (word not in ORDINALS or (n and word.endswith("s"))):
            share = FRACTIONS[word]
            return (
                (total + current + share if "and" in written.split() else (total + current or 1) * share),
                "fraction",
                3,
            )
        elif word in FRACTIONS and n and words[n - 1] in ("one",):
            return FRACTIONS[word], "fraction", 3
        elif word in ORDINALS:
            current += ORDINALS[word]
            shape = "ordinal"
    value = total + current
    return value, shape, max(1, len(f"{value:.0f}".strip("0")))


def _is_no_number(text: str, core: re.Match[str], floor: int) -> bool:
    word = core.group().lower()
    if word[0].isdigit() and re.search(r"[A-Za-z][-‑]$", text[max(floor, core.start() - 2) : core.start()]):
        return True  # "F-35": a name
    if word[-1].isdigit() and re.match(r"G\b", text[core.end() : core.end() + 2]):
        return True  # "5G"
    if word == "one":
        before = text[max(floor, core.start() - 9) : core.start()].lower().split()
        return bool((before and before[-1] in _NO_ONE_BEFORE) or _NO_ONE_AFTER.match(text, core.end()))
    return word == "second" and _NO_SECOND_AFTER.match(text, core.end()) is not None


def _scale(text: str, value: float, end: int, ceiling: int, written: str, money: bool) -> tuple[float, int, bool]:
    """Apply "million",
    "bn" and the like behind a figure in digits. A tight "m" is a million only after money or alone."""
    if not written[-1].isdigit():
        whole = _WHOLE.match(text, end, ceiling) if value < 1 else None
        return (value * SCALES[whole.group(1)], whole.end(), True) if whole else (value, end, False)
    spaced = _SCALE.match(text, end, ceiling)
    if spaced:
        return value * SCALES[spaced.group(1).lower()], spaced.end(), True
    tight = _TIGHT.match(text, end, ceiling)
    if tight and (money or tight.group(1).lower() not in ("m", "mm") or _COUNTED.match(text, tight.end(), ceiling)):
        return value * SHORT_SCALES[tight.group(1).lower()], tight.end(), True
    return value, end, False


def _second(
    text: str, value: float, end: int, ceiling: int, scaled: bool, unit: str | None
) -> tuple[float, float | None, int, str, str | None]:
    """The second figure of a range ("3 to 5 million") or of a score ("3-1")."""
    none = (value, None, end, "cardinal", unit)
    join = _JOIN.match(text, end, ceiling)
    if join is None:
        return none
    symbol = re.compile(r"(?:US|A|C)?[$£€¥]\s?").match(text, join.end(), ceiling)
    core = _CORE.match(text, symbol.end() if symbol else join.end(), ceiling)
    if core is None or (
        core.group()[-1].isdigit()
        and text[core.end() : core.end() + 1].isalpha()
        and not _TIGHT.match(text, core.end())
    ):
        return none
    parsed = _figure(core.group())
    word = join.group().strip(" ").lower()
    if parsed is None or parsed[1] != "cardinal" or word == "or":
        return none
    if word == "and" and not re.search(r"between\s[^.]{0,16}$", text[max(0, end - 40) : end], re.I):
        return none
    other, stop, also = _scale(text, parsed[0], core.end(), ceiling, core.group(), unit is not None)
    if also and not scaled and value < other:
        factor = other / parsed[0] if parsed[0] else 1
        value = value * factor if value * factor <= other else value
    if (
        word == "to"
        and other < value
        and unit is None
        and not re.search(r"\bfrom\s[^.]{0,12}$", text[max(0, end - 30) : end])
    ):
        return value, other, stop, "score", unit  # "61 to 38"
    if word in ("to", "-to-", "and") and other <= value:
        return none
    shape = "range" if other > value and (word not in ("-", "–", "—") or other - value > 0) else "score"
    return value, other, stop, shape, unit


def _unit(text: str, end: int, ceiling: int) -> tuple[str | None, int]:
    """The unit of measure behind a figure, and where it ends; an age's "-old" belongs to it."""
    match = _UNIT.match(text, end, ceiling)
    if match is None:
        return None, end
    raw = match.group().strip(" -").lower()
    word = re.sub(r"[\s-]+", "-", raw)
    name = _NAMED.get(word)
    if name is None:
        known = UNITS.get(word) or UNITS.get(raw.replace(" ", ""))
        if known is None or (
            word in TIGHT_ONLY and match.start(2) > end and text[end] in " \u00a0-" and match.start(2) != end
        ):
            return None, end
        name = known[0]
    stop = match.end()
    if name == "year":
        old = _OLD.match(text, stop, ceiling)
        stop = old.end() if old else stop
    return name, stop


_NAMED = {
    "per-cent": "percent",
    "percentage-point": "point",
    "percentage-points": "point",
    "basis-point": "basis point",
    "basis-points": "basis point",
    "nautical-mile": "nautical mile",
    "nautical-miles": "nautical mile",
    "us-dollar": "dollar",
    "us-dollars": "dollar",
    "u.s.-dollars": "dollar",
    "australian-dollars": "australian dollar",
    "canadian-dollars": "canadian dollar",
    "pounds-sterling": "pound",
    "pound-sterling": "pound",
    "kilometres-an-hour": "kilometre an hour",
    "kilometers-an-hour": "kilometre an hour",
    "kilometres-per-hour": "kilometre an hour",
    "kilometers-per-hour": "kilometre an hour",
    "miles-an-hour": "mile an hour",
    "miles-per-hour": "mile an hour",
    "degrees-celsius": "degree Celsius",
    "degrees-centigrade": "degree Celsius",
    "degrees-c": "degree Celsius",
    "degrees-fahrenheit": "degree Fahrenheit",
    "degrees-f": "degree Fahrenheit",
    "square-kilometres": "square kilometre",
    "square-kilometers": "square kilometre",
    "square-kilometre": "square kilometre",
    "square-kilometer": "square kilometre",
    "sq-km": "square kilometre",
    "sq.-km": "square kilometre",
    "square-metres": "square metre",
    "square-meters": "square metre",
    "square-miles": "square mile",
    "square-mile": "square mile",
    "square-feet": "square foot",
    "square-foot": "square foot",
}
_EXTRA_MEASURES: dict[str, tuple[str, float]] = {
    "square mile": ("area", 2_589_988.0),
    "square foot": ("area", 0.092903),
}


_PLACES = ("under", "over", "above", "below")
"""Bounds that are places as well."""


def _bound(text: str, start: int, floor: int) -> tuple[int, str, bool]:
    """Where the number really starts when a bound or "aged" stands before it, and which bound that is."""
    before = text[max(floor, start - 18) : start]
    if before.endswith(("~", ">", "<", "≥", "≤", "≈")):
        return (
            start - 1,
            {"~": "about", "≈": "about", ">": "over", "<": "under", "≥": "least", "≤": "most"}[before[-1]],
            False,
        )
    aged = _AGED.search(before)
    if aged:
        return start - len(before) + aged.start(), "", True
    low = before.lower().rstrip()
    article = low.endswith(" a")
    if article:
        low = low[:-2]
    if not low.endswith(_BEFORE_WORDS):
        return start, "", False
    for words in _BEFORE_WORDS:
        if low.endswith(words) and not low[: -len(words)][-1:].isalnum():
            if article and words in _PLACES and not text[start : start + 1].isalpha():
                break  # "under a 38 million pound lease", "over a 10-year term"; not "under a million"
            return start - len(before) + len(low) - len(words), BOUNDS_BEFORE[words], False
    return start, "", False


def measure(quantity: Quantity) -> tuple[str | None, float, float | None]:
    """The measure a quantity is of, and its figures in that measure's own unit."""
    if quantity.shape == "fraction" and quantity.unit is None:
        return "share", quantity.value * 100, None
    if quantity.unit is None:
        return None, quantity.value, quantity.upper
    if quantity.unit == "degree Fahrenheit":
        turned = [None if v is None else (v - 32) / 1.8 for v in (quantity.value, quantity.upper)]
        return "temperature", turned[0] or 0.0, turned[1]
    name, size = MEASURES.get(quantity.unit) or _EXTRA_MEASURES.get(quantity.unit) or (quantity.unit, 1.0)
    if name in ("months", "duration") and name == "months":
        name, size = "duration", size * 2_629_800
    return name, quantity.value * size, None if quantity.upper is None else quantity.upper * size


def same_quantity(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities mean the same: equal figures, a bound of one kind, units that convert into each other."""
    if a.bound != b.bound or (a.shape == "ordinal") != (b.shape == "ordinal"):
        return False
    if (
        a.value == b.value
        and a.upper == b.upper
        and (a.unit == b.unit or ("pound" in (a.unit, b.unit) and a.unit and b.unit and {a.unit, b.unit} == {"pound"}))
    ):
        return True
    kind_a, low_a, high_a = measure(a)
    kind_b, low_b, high_b = measure(b)
    if kind_a != kind_b or (high_a is None) != (high_b is None):
        return False
    reach = 0.0 if a.unit == b.unit and a.shape == b.shape else max(slack(a), slack(b))
    return _near(low_a, low_b, reach) and (high_a is None or high_b is None or _near(high_a, high_b, reach))


def slack(quantity: Quantity) -> float:
    """How far a converted value may be off: one unit of the last digit written, but at most 6 %."""
    return min(0.06, 10.0 ** -(quantity.digits - 1) * 0.55)


def _near(a: float, b: float, slack: float) -> bool:
    return a == b or abs(a - b) <= slack * max(abs(a), abs(b), 1e-12) + 1e-9
