"""Sets apart what stands in an article but neither claims nor quotes: datelines, bylines, captions, credits, more.

Each kind is known by how its line reads, by what the markup said, or by what stands beside it. A line that is not
surely furniture is left to the article: a claim that is lost costs more than a caption that is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from services.collation.text import Span, Text
from services.newsroom.readings import Furniture

_AGENCY = (
    r"(?:AP|A\.P\.|Associated Press|Reuters|REUTERS|UPI|AFP|CNN|BBC|DPA|dpa|EFE|ANSA|PTI|ANI|IANS|TASS|Xinhua|Kyodo|Yonhap"
    r"|PA|Bloomberg(?: News)?|CNS|RNS|TNS|NPR|(?:CBS|NBC|ABC)(?: News)?|Fox News|Interfax|SID|JTA)"
)
_PICTURES = (
    r"(?:Getty(?: Images)?|REUTERS|Reuters|AP(?: Photo| Images)?|Associated Press|AFP|EPA(?:-EFE)?|Shutterstock|Alamy"
    r"|Bloomberg|PA(?: Wire| Media| Images)?|ZUMA(?: Press| Wire)?|Sipa(?: USA)?|Anadolu(?: Agency| Images)?|Xinhua|TASS"
    r"|Kyodo|Yonhap|iStock(?:photo)?|Unsplash|Polaris|Redux|Magnum(?: Photos)?|Handout|CQ[- ]Roll Call|NurPhoto|Pool"
    r"|Facebook|[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3} (?:Images|Photos?|Press|Pictures|News Service|Agency))"
)
_MONTH = (
    r"(?:Jan(?:\.|uary)?|Feb(?:\.|ruary)?|Mar(?:\.|ch)?|Apr(?:\.|il)?|May|June?\.?|July?\.?|Aug(?:\.|ust)?|Sept?(?:\.|ember)?|"
    r"Oct(?:\.|ober)?|Nov(?:\.|ember)?|Dec(?:\.|ember)?)"
)
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_DATE = rf"(?:(?:{_DAY},? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})"
_CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)(?:\s?\(?(?:[A-Z]{2,4}|local time)\)?)?"
)
_NAME = r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|de|da|del|van|von|bin|al|el|la|le)){1,4}"
_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?: [A-ZÀ-Þ.'’-]{2,}){0,3}"
_PLACE = r"[A-ZÀ-Þ][\w.'’-]+(?: (?:de |del |la |of )?[A-ZÀ-Þ][\w.'’-]+){0,3}"
_LABELS = r"(?!(?:EXCLUSIVE|UPDATED?|BREAKING|WATCH|VIDEO|PHOTOS?|LIVE|CORRECT\w*|CLARIFI\w*|ANALYSIS|OPINION|EDITOR\S*|NOTE|REFILE|RETRACT\w*)\b)"

_DASH = r"(?:\s*(?:[—–|]|--?(?=\s)))"
_DATELINE = re.compile(
    rf"{_LABELS}(?:"
    rf"(?:{_CAPS}|{_PLACE})(?:, {_PLACE}){{0,2}}(?:, {_DATE})?,?\s+(?:\({_AGENCY}\){_DASH}?|{_AGENCY}{_DASH})"  # Place (AP) —
    rf"|\({_AGENCY}(?: {_AGENCY})?\){_DASH}?"  # (AP) —
    rf"|{_CAPS}(?:/{_CAPS})?(?:, {_PLACE}){{0,2}}(?:, {_DATE})?\s{_DASH}"  # PLACE —
    rf")(?=\s*[“\"‘'A-Z0-9À-Þ]|\s*$)"
)
_FIRST_DATELINE = re.compile(rf"{_LABELS}{_PLACE}(?:, {_PLACE})?(?:, {_DATE})?\s+[—–]\s+(?=[“\"A-Z0-9])")
"""Place in small letters before a dash: believed only where the article opens."""

_INLINE_CREDIT = re.compile(
    rf"\((?:(?:AP |File )?(?:Photo|Image|Picture|Illustration|Credit)s?\b[^()\n]{{0,100}}|[^()\n]{{2,60}}/\s?{_PICTURES}[^()\n]{{0,30}})\)"
)
_STAMP_AHEAD = re.compile(rf"{_CLOCK}\s*[–—:-]+\s+(?=[A-Z“\"])")

_LINES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:{pattern})\s*$"))
    for kind, pattern in (
        ("rule", r"[-_=*•·~#—–]{2,}\.?|(?:\* ){1,4}\*|-30-|—30—|X\."),
        ("embed", rf"(?:{_CLOCK}\s*[–—-]\s*)?(?:Video )?Source: \S.{{0,60}}|https?://\S+|pic\.twitter\.com/\S+"),
        ("embed", rf"[—–-] .{{1,60}} \(@\w+\),? {_DATE}|View this post on \w+|Video Ad Feedback|Now playing"),
        ("timestamp", rf"(?:{_CLOCK}|{_DATE}(?:,? (?:at |\| )?{_CLOCK})?|{_CLOCK},? (?:on )?{_DATE})[.:]?"),
        (
            "timestamp",
            rf"(?:(?:Last )?[Uu]pdated|[Pp]ublished|[Pp]osted|[Ff]irst published|UPDATED|PUBLISHED)\b:?\s*(?:on |at |{_CLOCK}|{_DATE}"
            rf"|\d+ (?:minutes?|hours?|days?|hrs?|mins?) ago|[,|·•/]|{_DAY}|\s)+\.?",
        ),
        ("timestamp", r"\d+ (?:min(?:ute)?s?|h(?:ou)?rs?|days?) ago"),
        ("byline", rf"(?:By|BY|Written by|Story by|Words by|Analysis by|Reporting by) {_NAME}(?:(?:,| and|,? with| &) {_NAME})*(?:[,|] [^.!?]{{1,80}})?"),
        ("byline", rf"{_NAME}(?: and {_NAME})?,? (?:The )?(?:{_AGENCY}|[A-Z]\w+ (?:News|Times|Post|Herald|Tribune|Press))"),
        ("credit", rf"(?:[Vv]ia )?[^.!?\n]{{0,60}}?(?:\s?/\s?|\bvia |— ){_PICTURES}(?:/[^.!?\n]{{1,40}})?(?:/[^.!?\n]{{1,40}})?\.?"),
        ("credit", rf"{_PICTURES}(?:\s?/\s?[^.!?\n]{{1,60}})?\.?"),
        (
            "credit",
            r"(?:Photo|Photograph|Image|Illustration|Graphic|Picture|Video|Credit|Cover)s?(?: credit)?(?: ?: | by | courtesy | ©)[^!?\n]{1,100}"
            r"|(?:Courtesy|©)(?: of)? [^!?\n]{1,80}",
        ),
        ("contributor", rf"(?:[^.!?]{{1,250}}\b)?contribut(?:ed|ing) (?:to (?:this|the) (?:report|story|article|piece|reporting)|reporting|from)\b[^!?]{{0,80}}"),
        ("contributor", r"\(?(?:Additional |Editing |Reporting |With (?:additional )?(?:reporting|files) )(?:reporting |writing |editing )?(?:and (?:writing|editing) )?(?:by|from)\b.{1,300}"),
        ("contributor", rf"(?:[^.!?]{{0,40}}\b(?:writer|reporter|correspondent|journalist|researcher)s? )?{_NAME}(?:(?:,| and|, and) {_NAME})* reported from .{{3,160}}"),
        ("contributor", r"(?:Edited|Produced|Translated|Copyedited|Fact-checked) by [A-Z].{1,120}"),
        (
            "read_more",
            r"(?:READ|Read|SEE|See|WATCH|Watch|LISTEN|Listen|RELATED|Related|MORE|More|EXPLAINER|Explainer)"
            r"(?: (?:MORE|More|more|ALSO|Also|also|NOW|Now|on this|from|stories|coverage|news))*\s?(?::|\||»|>|→|$).{0,160}",
        ),
        ("read_more", r"(?:Read|Watch|Listen to|See|View|Click) (?:the |a |more |all |it |here|our |full )[^.!?]{0,80}\b(?:here|above|below|story|stories|coverage|transcript|clip)\b.{0,40}"),
        ("read_more", r"(?:Follow|Reach|Contact|Email) [A-Z][^.!?]{2,60} (?:on|at|via) (?:Twitter|X|Facebook|Instagram|Bluesky|Mastodon|Threads|LinkedIn|@|\S+@\S+).{0,60}"),
        ("read_more", r"(?:For more[^.!?]{0,60}, )?(?:[Ss]ign up (?:for|to)|[Ss]ubscribe to) [^.!?]{0,100}\bnewsletters?\b.{0,60}"),
        ("share", r"(?:Share|Tweet|Pin|Email|Print|Save|Comments?|Copy link|Like|Reply)(?: (?:this|it|on|via|the|to|with|article|story|post|page|link|Facebook|Twitter|X|friends?))*"),
        ("advert", r"(?:ADVERTISEMENT|Advertisement|Sponsored(?: content)?|Story continues below(?: advertisement)?|Article continues (?:below|after).{0,40}|Ad)"),
        ("slug", r"[A-Z]{3,}(?:-[A-Z0-9]{2,})*/[A-Z0-9-]{2,}(?: \([A-Z0-9 ,-]+\))?|\d(?:st|nd|rd|th) Ld(?:-Writethru)?.{0,40}|(?:URGENT|BULLETIN|FLASH)"),
    )
)  # fmt: skip
_LONGEST = 400
"""No line of furniture but a caption is longer, in characters."""

_CAPTION = re.compile(
    rf"FILE\b|.*(?:\b(?:pictured|shown here|seen here|file photo|file image|\((?:left|right|center|centre|top|bottom|[LRC])\))"
    rf"|, (?:left|right|center|centre),|\b(?:on|in) (?:{_DAY}, )?(?:{_MONTH} (?:\d{{1,2}}, )?|\d{{1,2}} {_MONTH} )\d{{4}}\b)",
    re.DOTALL,
)
_PRESENT = re.compile(
    r"[^.!?]{3,200}?\b(?:speaks?|holds?|walks?|stands?|looks?|hugs?|watch(?:es)?|arrives?|attends?|waves?|gestures?|shakes?|listens?|"
    r"address(?:es)?|meets?|sits?|poses?|delivers?|answers?|waits?|carr(?:y|ies)|pass(?:es)?|inspects?|visits?|leaves?|talks?|gives?|"
    r"appears?|departs?|works?|cheers?|greets?|shows?|reacts?|smiles?|gathers?|points?|embraces?|boards?|is|are|pictured|seen|shown)\b"
)
_TITLE_AFTER = re.compile(r"[^.!?\n]{5,120}[?!]?$")


def find_furniture(text: Text, sentences: Sequence[Span] = ()) -> tuple[Furniture, ...]:
    """Furniture in text order, without overlap: whole lines, datelines at the head of a line, credits in brackets."""
    found: list[Furniture] = []
    lines = [(block.start, block.end, block.kind) for block in text.blocks]
    kinds = [_whole(text.clean[start:end].strip(), kind) for start, end, kind in lines]
    _beside(text, lines, kinds)
    for at, ((start, end, _), kind) in enumerate(zip(lines, kinds, strict=True)):
        start, end = _stripped(text.clean, start, end)
        if kind:
            found.append(Furniture(start, end, kind))
        else:
            found += _parts(text.clean, start, end, opening=not any(k is None for k in kinds[:at]) or at < 3)
    return tuple(found)


def _stripped(clean: str, start: int, end: int) -> Span:
    line = clean[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _whole(line: str, kind: str) -> str | None:
    """The kind of a line that is furniture from end to end."""
    if kind in ("caption", "embed"):
        return kind
    if len(line) > _LONGEST:
        return None
    return next((name for name, pattern in _LINES if pattern.match(line)), None)


def _beside(text: Text, lines: Sequence[tuple[int, int, str]], kinds: list[str | None]) -> None:
    """Lines known by their neighbour: the title under a video's source, the caption beside a picture's credit."""
    for at, kind in enumerate(kinds):
        if kind == "embed" and at + 1 < len(lines) and kinds[at + 1] is None:
            source = text.clean[lines[at][0] : lines[at][1]]
            title = text.clean[lines[at + 1][0] : lines[at + 1][1]].strip()
            if "ource:" in source and _TITLE_AFTER.match(title):
                kinds[at + 1] = "embed"
        if kind == "credit":
            for near in (at + 1, at - 1):
                if 0 <= near < len(lines) and kinds[near] is None:
                    line = text.clean[lines[near][0] : lines[near][1]].strip()
                    if _CAPTION.match(line) and _PRESENT.match(line):
                        kinds[near] = "caption"
                        break


def _parts(clean: str, start: int, end: int, *, opening: bool) -> Iterator[Furniture]:
    """Furniture at the head of a line, and credits in brackets inside it."""
    head = _DATELINE.match(clean, start, end) or (opening and _FIRST_DATELINE.match(clean, start, end)) or None
    stamp = _STAMP_AHEAD.match(clean, start, end)
    at = start
    if head:
        at = head.end()
        yield Furniture(start, start + len(head.group().rstrip()), "dateline")
    elif stamp:
        at = stamp.end()
        yield Furniture(start, start + len(stamp.group().rstrip()), "timestamp")
    for credit in _INLINE_CREDIT.finditer(clean, at, end):
        yield Furniture(*credit.span(), "credit")
