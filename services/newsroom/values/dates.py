"""Dates and times as they stand in a text, read relative to the day of publication.

"Thursday" in a story of Thursday 4 January 2024, "Jan. 4" and "4 January 2024" are one day. What is not said stays
unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from services.newsroom.lexicon.dates_en import MONTHS, RELATIVE_DAYS, WEEKDAYS
from services.newsroom.lexicon.quantities_en import ONES, TENS
from services.newsroom.values.words import first_look


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a time of day, as far as it is stated. `weekday` is 0 for Monday; `offset` is days from publication.

    `span` names what is meant when no day is: year, decade, month, week. `last_day` closes a range of days.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    offset: int | None = None
    minute: int | None = None
    zone: str = ""
    span: str = "day"
    last_day: int | None = None

    def __str__(self) -> str:
        """The canonical form, the value of a slot: "2024-01-04", "--01-04", "weekday 3", "21:30 GMT", "1990s"."""
        if self.minute is not None:
            return f"{self.minute // 60:02d}:{self.minute % 60:02d} {self.zone}".rstrip()
        if self.offset is not None:
            return f"{self.span} {self.offset:+d}"
        if self.year is None and self.month is None and self.weekday is not None:
            return f"weekday {self.weekday + 1}"
        if self.span == "decade":
            return f"{self.year}s"
        parts = [f"{self.year:04d}" if self.year else "-"]
        parts += [f"{x:02d}" for x in (self.month, self.day) if x]
        return "-".join(parts) + (f"/{self.last_day:02d}" if self.last_day else "")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A moment and the span that states it."""

    start: int
    end: int
    moment: Moment


_MONTH = "|".join(
    ("Jan(?:uary|\\.)?", "Feb(?:ruary|\\.)?", "Mar(?:ch|\\.)", "Apr(?:il|\\.)?", "May", "June?", "July?",
    "Aug(?:ust|\\.)?",
     "Sept?(?:ember|\\.)?", "Oct(?:ober|\\.)?", "Nov(?:ember|\\.)?", "Dec(?:ember|\\.)?", "Jun\\.", "Jul\\.")
)  # fmt: skip
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)"
_ZONE = (
    r"(?:\s?\(?(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|JST|KST|IST"
    r"|local\stime|Eastern|Pacific|Central|Mountain)\b\)?)?"
)
_NUMBER = r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a\sfew|several|couple\sof"
_AGO = rf"(?:{_NUMBER})\s(?:day|week|month|year)"
_PATTERN = re.compile(
    rf"""(?:\b|(?=['’]\d0s))(?=[\d'’A-Z]|noon|mid|to[dnm]|yes|th[ie]|last|next|earl|late|{_AGO})(?:
      (?P<iso>\d{{4}}-\d\d-\d\d)
    | (?P<slashed>\d{{1,2}}/\d{{1,2}}/\d{{4}})
    | (?:(?P<wd1>{_DAY}),?\s)?(?:
          (?P<m1>{_MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<l1>\d{{1,2}}))?\b(?!:)(?:,?\s(?P<y1>\d{{4}}))?
        | (?:the\s)?(?P<d2>\d{{1,2}})(?:st|nd|rd
            |th)?(?:\s?[-–]\s?(?P<l2>\d{{1,2}}))?\s(?:of\s)?(?P<m2>{_MONTH})(?!\w)(?:,?\s(?P<y2>\d{{4}})\b)?
        | (?P<m3>{_MONTH}),?\s(?:of\s)?(?P<y3>(?:1[5-9]|20)\d\d)\b
      )
    | (?P<clock>(?:[01]?\d|2[0-3])(?:(?:[:.](?P<min>[0-5]\d))?\s?(?P<half>[apAP]\.?[mM]\b\.?)
        |:(?P<min2>[0-5]\d)(?::\d\d)?\b){_ZONE})
    | (?P<zoned>(?:[01]\d|2[0-3])[0-5]\d\s?(?:GMT|UTC|BST|CET|CEST|EST|EDT|IST|JST)\b)
    | (?P<word>(?:[Nn]oon|[Mm]idnight|[Mm]idday)\b)
    | (?P<rel>(?:[Tt]he\sday\s(?:before\syesterday|after\stomorrow)|[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow
        |[Tt]his\s(?:morning|afternoon|evening)|[Ll]ast\snight))\b
    | (?P<ago>(?:{_NUMBER})\s(?:day|week|month|year)s?\s(?:ago|earlier|later))\b
    | (?P<near>(?:[Ll]ast|[Nn]ext|[Tt]his|[Ee]arlier\sthis|[Ll]ater\sthis|[Tt]he\sprevious
        |[Tt]he\sfollowing)\s(?:(?P<nwd>{_DAY})|week|month|year|weekend|(?P<nm>{_MONTH})(?!\w)))
    | (?P<wd>{_DAY})
    | (?P<decade>(?:(?:1[5-9]|20)\d|['’])\d?0)(?:'|’)?s\b
    | (?P<month>{_MONTH})(?!\w)
    | (?P<year>(?:1[5-9]|20)\d\d)\b(?![,.]\d|[%°-]|/\d{{1,2}}/)
    )""",
    re.X,
)
SIGN = re.compile(
    rf"\d|{_MONTH}|{_DAY}|[Nn]oon|[Mm]idnight|[Mm]idday|[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow"
    r"|morning|afternoon|evening|night|week|month|year|ago|earlier|later"
)
"""One of these stands in every date that _PATTERN knows."""
_may_hold = first_look(SIGN)

_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|from|during|the|early|late|mid|to|and|before|after|for|through|between|around|circa|c\.|year|spring"
    r"|summer|autumn|fall|winter|season|election|elections)\s?|[(–—/-]|mid-|[a-z],\s)$",
    re.I,
)
_YEAR_AFTER = re.compile(
    r"[)\]–—/]|\.(?:\s|$)|$|,|\s(?:and|but|when|with|to|by|the|after|election|season|census|edition|[A-Z])"
)
_MAY_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|last|next|this|early|late|of|from|to|between|through|during|and|mid-?)\s?$", re.I
)


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[FoundDate]:
    """Every date and time in text[start:end], in order."""
    end = len(text) if end is None else end
    out: list[FoundDate] = []
    if not _may_hold(text[start:end]):
        return out
    for match in _PATTERN.finditer(text, start, end):
        moment = _moment(match, text, start)
        if moment is not None:
            stop = match.end()
            if match.group().endswith(" "):
                stop -= 1
            out.append(FoundDate(match.start(), stop, moment))
    return out


def _moment(match: re.Match[str], text: str, floor: int) -> Moment | None:
    kind = match.lastgroup
    got = match.groupdict()
    if got["iso"]:
        y, m, d = map(int, got["iso"].split("-"))
        return Moment(y, m, d) if 1 <= m <= 12 and 1 <= d <= 31 else None
    if got["slashed"]:
        m, d, y = map(int, got["slashed"].split("/"))
        m, d = (d, m) if m > 12 else (m, d)
        return Moment(y, m, d) if m <= 12 and d <= 31 else None
    for n in ("1", "2", "3"):
        if got["m" + n]:
            day = int(got["d" + n]) if n != "3" else None
            year = got["y" + n]
            last = got.get("l" + n)
            weekday = _weekday(got["wd1"]) if got["wd1"] else None
            return Moment(
                int(year) if year else None, _month(got["m" + n]), day, weekday,
                span="month" if n == "3" else "day", last_day=int(last) if last else None,
            )  # fmt: skip
    if got["clock"]:
        return _clock(got)
    if got["zoned"]:
        zone = got["zoned"][4:].strip()
        return Moment(minute=int(got["zoned"][:2]) * 60 + int(got["zoned"][2:4]), zone=_ZONES.get(zone, zone))
    if got["word"]:
        return Moment(minute=0 if got["word"].lower() == "midnight" else 720)
    if got["rel"]:
        return Moment(offset=RELATIVE_DAYS[got["rel"].lower()])
    if got["ago"]:
        return _ago(got["ago"])
    if got["near"]:
        return _near(got)
    if got["wd"]:
        return Moment(weekday=_weekday(got["wd"]))
    if got["decade"]:
        shown = got["decade"].lstrip("'’")
        return Moment(int(shown) if len(shown) == 4 else 1900 + int(shown), span="decade")
    before = text[max(floor, match.start() - 16) : match.start()]
    if kind == "month" and got["month"]:
        doubtful = got["month"] in ("May", "March", "Mar.") and not _MAY_BEFORE.search(before)
        return None if doubtful else Moment(month=_month(got["month"]), span="month")
    if got["year"]:
        if before[-1:] in "$£€.,#" and before[-1:] and not before.endswith(", "):
            return None
        if _YEAR_BEFORE.search(before) and not re.match(
            r"\s(?:people|[a-z]+s\b)", text[match.end() : match.end() + 14]
        ):
            return Moment(int(got["year"]), span="year")
        if _YEAR_BEFORE.search(before) and re.search(r"\b(?:in|since|by|until|during)\s$", before, re.I):
            return Moment(int(got["year"]), span="year")
        return Moment(int(got["year"]), span="year") if _YEAR_AFTER.match(text, match.end()) else None
    return None


def _month(word: str) -> int:
    return MONTHS[word.rstrip(".").lower()]


def _weekday(word: str) -> int:
    return WEEKDAYS[word.rstrip(".").lower()]


def _clock(got: dict[str, str | None]) -> Moment | None:
    shown = got["clock"] or ""
    digits = re.match(r"\d{1,2}", shown)
    assert digits is not None  # the pattern opens with digits
    hour, minute = int(digits.group()), int(got["min"] or got["min2"] or 0)
    half = (got["half"] or "").lower().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    zone = re.search(r"(GMT|UTC|(?!AM|PM)[A-Z]{2,4}|local\stime|Eastern|Pacific|Central|Mountain)\)?$", shown)
    return Moment(minute=hour * 60 + minute, zone=_ZONES.get(zone.group(1), zone.group(1)) if zone else "")


_ZONES = {"UTC": "GMT", "EST": "ET", "EDT": "ET", "Eastern": "ET", "PST": "PT", "PDT": "PT", "Pacific": "PT",
"CST": "CT", "CDT": "CT",
          "Central": "CT", "MST": "MT", "MDT": "MT", "Mountain": "MT"}  # fmt: skip


def _ago(words: str) -> Moment | None:
    *amount, unit, way = words.lower().split()
    first = " ".join(amount)
    number = int(first) if first.isdigit() else 1 if first in ("a", "an") else ONES.get(first, TENS.get(first))
    if number is None:
        return None
    unit = unit.rstrip("s")
    if way != "ago":
        return None  # "two days later" counts from another day than publication
    sign = -1
    if unit == "week":
        return Moment(offset=sign * 7 * number)
    return Moment(offset=sign * number, span=unit)


def _near(got: dict[str, str | None]) -> Moment:
    shown = (got["near"] or "").lower()
    if got["nwd"]:
        return (
            Moment(weekday=_weekday(got["nwd"]), span="day")
            if "next" not in shown
            else Moment(weekday=_weekday(got["nwd"]), span="next")
        )
    if got["nm"]:
        return Moment(month=_month(got["nm"]), span="month")
    way = -1 if "last" in shown or "previous" in shown else 1 if shown.startswith(("next", "the following")) else 0
    return Moment(offset=way, span=shown.rsplit(None, 1)[-1])


def resolve(moment: Moment, published: date | datetime | None) -> Moment:
    """The same moment with what publication tells: the year of "Jan. 4", the date of "Thursday" or "yesterday"."""
    if published is None or moment.minute is not None:
        return moment
    day = published.date() if isinstance(published, datetime) else published
    if moment.offset is not None:
        return _from_offset(moment, day)
    if moment.month is None and moment.weekday is not None and moment.span == "day":
        # News means the last such day, today included.
        found = day - timedelta(days=(day.weekday() - moment.weekday) % 7)
        return Moment(found.year, found.month, found.day)
    if moment.year is None and moment.month is not None:
        years = (day.year - 1, day.year, day.year + 1)
        near = min(years, key=lambda y: abs((day - date(y, moment.month or 1, min(moment.day or 15, 28))).days))
        return replace(moment, year=near)
    return moment


def _from_offset(moment: Moment, day: date) -> Moment:
    offset = moment.offset or 0
    if moment.span == "day":
        try:
            found = day + timedelta(days=offset)
        except OverflowError:
            return moment
        return Moment(found.year, found.month, found.day)
    if moment.span == "year":
        return Moment(day.year + offset, span="year")
    if moment.span == "month":
        months = day.year * 12 + day.month - 1 + offset
        return Moment(months // 12, months % 12 + 1, span="month")
    return moment


def same_moment(
    a: Moment, b: Moment, published_a: date | datetime | None = None, published_b: date | datetime | None = None
) -> bool:
    """Whether two moments mean the same day or time, with both publications known or neither.

    A year or a weekday that only one of them states does not make them differ; a missing day does.
    """
    if published_a is not None or published_b is not None:
        a, b = resolve(a, published_a or published_b), resolve(b, published_b or published_a)
    if (a.minute is None) != (b.minute is None):
        return False
    if a.minute is not None:
        return a.minute == b.minute and (a.zone == b.zone or not (a.zone and b.zone))
    if (a.month is None and a.weekday is not None) or (b.month is None and b.weekday is not None):
        return a.weekday == b.weekday and a.weekday is not None
    if a.weekday != b.weekday and None not in (a.weekday, b.weekday):
        return False
    return (
        a.month == b.month
        and a.day == b.day
        and a.last_day == b.last_day
        and a.offset == b.offset
        and (a.year == b.year or (a.month is not None and None in (a.year, b.year)))
        and (a.span == b.span or {a.span, b.span} == {"day", "next"})
    )
