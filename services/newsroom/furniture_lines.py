"""How lines of furniture read: one alternative a line, blanks as written, <WORDS> for the pieces they are made of.

A line that ends with a backslash goes on in the next.
"""

from __future__ import annotations

import re

from services.newsroom.patterns import later

_PIECES = {
    "AGENCY": r"""
        AP|A\.P\.|Associated Press|Reuters|REUTERS|UPI|AFP|CNN|BBC|DPA|dpa|EFE|ANSA|PTI|ANI|IANS|TASS|Xinhua\
            |Kyodo|Yonhap|PA
        Bloomberg(?: News)?|CNS|RNS|TNS|NPR|(?:CBS|NBC|ABC)(?: News)?|Fox News|Interfax|SID|JTA
        """,
    "PICTURES": r"""
        Getty(?: Images)?|REUTERS|Reuters|AP(?: Photo| Images)?|Associated Press|AFP|EPA(?:-EFE)?|Shutterstock\
            |Alamy|Pool
        Bloomberg|PA(?: Wire| Media| Images)?|ZUMA(?: Press| Wire)?|Sipa(?: USA)?|Anadolu(?: Agency| Images)?\
            |Xinhua|TASS
        Kyodo|Yonhap|iStock(?:photo)?|Unsplash|Polaris|Redux|Magnum(?: Photos)?|Handout|CQ[- ]Roll Call\
            |NurPhoto|Facebook
        [A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3} (?:Images|Photos?|Press|Pictures|News Service|Agency)
        """,
    "MONTH": r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?",
    "DAY": r"[FMSTW][a-z]{2,5}day",
    "DATE": r"""
        (?:<DAY>,? )?(?:<MONTH> \d{1,2}|\d{1,2} <MONTH>)(?:,? \d{4})?
        \d{4}-\d{2}-\d{2}
        \d{1,2}/\d{1,2}/\d{2,4}
        """,
    "CLOCK": r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?|\d{1,2}\s?[AaPp]\.?[Mm]\.?)\
        (?:\s?\(?(?:[A-Z]{2,4}|local time)\)?)?",
    "AGO": r"\d+ (?:min(?:ute)?s?|h(?:ou)?rs?|days?) ago",
    "NAME": r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|de|da|del|van|von|bin|al|el|la|le)){1,4}",
    "CAPITALS": r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?: [A-ZÀ-Þ.'’-]{2,}){0,3}",
    "PLACE": r"[A-ZÀ-Þ][\w.'’-]+(?: (?:de |del |la |of )?[A-ZÀ-Þ][\w.'’-]+){0,3}",
    "DASH": r"\s*(?:[—–|]|--?(?=\s))",
    "NO_LABEL": r"""
        (?!(?:EXCLUSIVE|UPDATED?|BREAKING|WATCH|VIDEO|PHOTOS?|LIVE|CORRECT\w*|CLARIFI\w*|ANALYSIS|OPINION\
            |EDITOR\S*|NOTE|REFILE|RETRACT\w*)\b)
        """,
}  # fmt: skip

_WHOLE_LINES = {
    "rule": r"""
        [-_=*•·~#—–]{2,}\.?
        (?:\* ){1,4}\*
        -30-|—30—
        """,
    "embed": r"""
        (?:<CLOCK>\s*[–—-]\s*)?(?:Video )?Source: \S.{0,60}
        https?://\S+|pic\.twitter\.com/\S+
        [—–-] .{1,60} \(@\w+\),? <DATE>
        View this post on \w+|Video Ad Feedback|Now playing
        """,
    "timestamp": r"""
        (?:<CLOCK>(?:,? (?:on )?<DATE>)?|<DATE>(?:,? (?:at |\| )?<CLOCK>)?)[.:]?
        (?:(?:Last )?[Uu]pdated|[Pp]ublished|[Pp]osted|[Ff]irst published|UPDATED|PUBLISHED)\b:?\s*(?:(?:on \
            |at |<CLOCK>|<DATE>|<AGO>|<DAY>)[ ,|·•/]*)+\.?
        <AGO>
        """,
    "byline": r"""
        (?:By|BY|Written by|Story by|Words by|Analysis by\
            |Reporting by) <NAME>(?:(?:,| and|,? with| &) <NAME>)*(?:[,|] [^.!?]{1,80})?
        <NAME>(?: and <NAME>)?,? (?:The )?(?:<AGENCY>|[A-Z]\w+ (?:News|Times|Post|Herald|Tribune|Press))
        """,
    "credit": r"""
        (?:[Vv]ia )?[^.!?\n]{0,60}?(?:\s?/\s?|\bvia |— )<PICTURES>(?:/[^.!?\n]{1,40}){0,2}\.?
        <PICTURES>(?:\s?/\s?[^.!?\n]{1,60})?\.?
        (?:Photo|Photograph|Image|Illustration|Graphic|Picture|Video|Credit\
            |Cover)s?(?: credit)?(?: ?: | by | courtesy | ©)[^!?\n]{1,100}
        (?:Courtesy|©)(?: of)? [^!?\n]{1,80}
        """,
    "contributor": r"""
        (?:[^.!?]{1,250}\b)?contribut(?:ed|ing) (?:to (?:this|the) (?:report|story|article|piece|reporting)\
            |reporting|from)\b[^!?]{0,80}
        \(?(?:Additional |With (?:additional )?)?(?:[Rr]eporting|[Ww]riting|[Ee]diting|files)\
            (?: and (?:writing|editing))? (?:by|from)\b.{1,300}
        (?:[^.!?]{0,40}\b(?:writer|reporter|correspondent|journalist\
            |researcher)s? )?<NAME>(?:(?:,| and|, and) <NAME>)* reported from .{3,160}
        (?:Edited|Produced|Translated|Copyedited|Fact-checked) by [A-Z].{1,120}
        """,
    "read_more": r"""
        (?:READ|Read|SEE|See|WATCH|Watch|LISTEN|Listen|RELATED|Related|MORE|More|EXPLAINER|Explainer)\
            (?: (?:MORE|[Mm]ore|ALSO|[Aa]lso|NOW|[Nn]ow|on this|from|stories|coverage|news))*\s?(?::\
                |\||»|>|→|$).{0,160}
        (?:Read|Watch|Listen to|See|View|Click) (?:the |a |more |all |it |here|our \
            |full )[^.!?]{0,80}\b(?:here|above|below|story|stories|coverage|transcript|clip)\b.{0,40}
        (?:Follow|Reach|Contact|Email) [A-Z][^.!?]{2,60} (?:on|at|via) (?:Twitter|X|Facebook|Instagram|Bluesky\
            |Mastodon|Threads|LinkedIn|@|\S+@\S+).{0,60}
        (?:For more[^.!?]{0,60}, )?(?:[Ss]ign up (?:for|to)|[Ss]ubscribe to) [^.!?]{0,100}\bnewsletters?\b.{0,60}
        """,
    "share": r"(?:Share|Tweet|Pin|Email|Print|Save|Comments?|Copy link|Like|Reply)(?: (?:this|it|on|via|the|to\
        |with|article|story|post|page|link|Facebook|Twitter|X|friends?))*",
    "advert": r"(?:ADVERTISEMENT|Advertisement|Sponsored(?: content)?|(?:Story|Article) continues (?:below\
        |after).{0,40})",
    "slug": r"""
        [A-Z]{3,}(?:-[A-Z0-9]{2,})*/[A-Z0-9-]{2,}(?: \([A-Z0-9 ,-]+\))?
        \d(?:st|nd|rd|th) Ld(?:-Writethru)?.{0,40}
        URGENT|BULLETIN|FLASH
        """,
}  # fmt: skip


def spelled(pattern: str) -> str:
    """A pattern with its alternatives joined and its <PIECES> filled in."""
    lines = [line.strip() for line in re.sub(r"\\\n\s*", "", pattern).split("\n")]
    joined = "|".join(line for line in lines if line)
    return re.sub(r"<([A-Z_]+)>", lambda piece: f"(?:{spelled(_PIECES[piece[1]])})", joined)


WHOLE = re.compile("|".join(rf"(?P<{kind}>(?:{spelled(lines)})\s*$)" for kind, lines in _WHOLE_LINES.items()))
"""A line that is furniture from end to end; the name of the group is its kind."""

START = re.compile(r"[(|—–:-]")
"""What stands in every line that begins with a dateline or a stamp, or has a credit in it: the rest need no look,
and what is looked for is compiled when it is first needed."""


dateline = later(
    spelled(
        r"""<NO_LABEL>(?:\
        (?:<CAPITALS>|<PLACE>)(?:, <PLACE>){0,2}(?:, <DATE>)?,?\s+(?:\(<AGENCY>\)<DASH>?|<AGENCY><DASH>)\
        |\(<AGENCY>(?: <AGENCY>)?\)<DASH>?\
        |<CAPITALS>(?:, <PLACE>){1,2}(?:, <DATE>)?\s<DASH>\
        |<CAPITALS>(?:, <PLACE>){0,2}, <DATE>\s+\(<PLACE>\)<DASH>\
        )(?=\s*[“"‘'A-Z0-9À-Þ]|\s*$)"""
    )
)
"""Place (AP) — or (AP) — or PLACE, Country — or PLACE, May 11 (Any Wire) -, at the head of a line."""

opening_dateline = later(
    spelled(
        r"""<NO_LABEL>(?:<CAPITALS>(?:/<CAPITALS>)?|<PLACE>)(?:, <PLACE>)?(?:, <DATE>)?\
        (?:\s+\(<PLACE>\))?\s+[—–-]{1,2}\s+(?=[“\"A-Z0-9])"""
    )
)
"""Place —: a dash after a few capitals is believed only where the article opens."""

stamp = later(spelled(r"<CLOCK>\s*[–—:-]+\s+(?=[A-Z“\"])"))
"""12:25 pm – at the head of a post."""

credit = later(
    spelled(
        r"""\((?:(?:AP |File )?(?:Photo|Image|Picture|Illustration|Credit)s?\b[^()\n]{0,100}\
        |[^()\n]{2,60}/\s?<PICTURES>[^()\n]{0,30})\)"""
    )
)
"""(Photo by ...) or (Name/Agency), anywhere in a line."""

caption = later(
    spelled(
        r"""FILE\b
        .*\b(?:pictured|shown here|seen here|file photo|file image)\b
        .*\((?:left|right|center|centre|top|bottom|[LRC])\)
        .*, (?:left|right|center|centre),
        .*\b(?:on|in) (?:<DAY>, )?(?:<MONTH> (?:\d{1,2}, )?|\d{1,2} <MONTH> )\d{4}\b"""
    ),
    re.DOTALL,
)
"""What a caption says: who stands where, and the full date."""

present = later(
    r"[^.!?]{3,200}?\b(?:speaks?|holds?|walks?|stands?|looks?|hugs?|watch(?:es)?|arrives?|attends?|waves?|gestures?"
    r"|shakes?|listens?|address(?:es)?|meets?|sits?|poses?|delivers?|answers?|waits?|carr(?:y|ies)|pass(?:es)?"
    r"|inspects?|visits?|leaves?|talks?|gives?|appears?|departs?|works?|cheers?|greets?|shows?|reacts?|smiles?"
    r"|gathers?|points?|embraces?|boards?|is|are|pictured|seen|shown)\b"
)
"""A caption tells in the present tense what the picture shows."""
