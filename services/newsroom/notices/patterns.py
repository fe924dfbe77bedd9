"""Sentences in which a newsroom speaks of its own text and of what was wrong or done in it, as patterns.

Each is matched from the beginning of a sentence, whatever the case. A new form of correction is one line here, and a
row in tests/cases/notices.yaml.
"""

from __future__ import annotations

from services.newsroom.lexicon import notices as lex

THIS = rf"(?:this|our) (?:[\w’'.]+[ -]){{0,3}}?{lex.ANY_PIECE}"
# A map or a column that was changed may be anybody's.
THE = (
    r"the (?:\w+ )?(?:(?:news|photo|picture|original) )?"
    r"(?:article|story|headline|sub-?heading|standfirst|caption|infographic|factbox|live ?blog|obituary|op-ed)s?"
)
EARLIER = (
    r"(?:an?|the|some|our|in an?|as an?)? ?(?:earlier|previous|prior|original|initial|first|older|print"
    r"|online|published)(?:,? (?:published|online|print|web|original))? (?:versions?|editions?|drafts?)"
)
HOUSE = r"(?:we|(?:the )?(?:(?:of )?(?-i:[A-Z])[\w’'&.-]+ ?){1,4})"
PAPER = rf"(?:we|(?:the )?(?:\w+ ){{0,3}}(?-i:{lex.PAPER}|[A-Z]{{2,5}}))"
BEFORE = r"(?:previously|originally|initially|at first|first|earlier)"
AS_SAID = (
    r"(?:was )?(?:originally|previously|first|initially|incorrectly|wrongly|mistakenly|erroneously)"
    r" (?:stated|reported|said|published|written|given)"
)
OWING = r"(?:because of|due to|owing to|as a result of|through|following|in|based on)"
WAS = (
    r"(?:was|were|has|have|had|is being|has now|is)(?:,? (?:since|now|been|later|subsequently|also|first|again|\w+ly"
    r"|(?:published|posted)(?: [^.;]{0,40}? and)?(?: was| has been)?)){0,4},?"
)
PURPOSE = rf"(?:to {lex.PURPOSES}|after publication|since publication|because)"
OPENINGS = (
        # An earlier version of this article ...; a version of this story that ran in print misstated ...
        rf"{EARLIER} of (?:{THIS}|{THE}"
        rf"|the (?:blog )?(?:post|piece|video|podcast|graphic|map|chart)"
        rf" (?:above|below|{lex.WRONGLY}|{lex.MISSAID}))\b",
        rf"(?:a |the )?versions? of {THIS}\b.{{0,120}}?\b(?:{lex.WRONGLY}|{lex.MISSAID})",
        rf"{EARLIER},? (?:(?:also|that [\w ]+?|published [\w ]+?|{lex.WRONGLY}),? )?"
        rf"(?:{lex.MISSAID}|{lex.WRONGLY} {lex.SAID}|{lex.SAID} {lex.WRONGLY}|said|stated|reported|referred to)\b",
        rf"an? (?:earlier|previous|original) (?:headline|caption|sub-?heading|standfirst|graphic|map|chart)"
        rf" (?:on|of|for|to|with|in) {THIS}",
        # This article was amended on ...; the story has since been corrected to ...; story updated to include ...
        rf"{THIS}(?:[,(][^;]{{0,80}}?| (?:about|on|from|by|of(?= \d| {lex.MONTH})|which|that|published|posted|first"
        rf"|originally|in)\b[^;]{{0,80}}?)?"
        rf" {WAS} {lex.DONE}\b(?! (?:daily|every|regularly))",
        rf"{THIS}['’]s? [\w ]{{3,30}}? {WAS} {lex.DONE}\b",
        rf"{THIS} (?:description|title|headline|caption|summary|text|teaser|page) {WAS} {lex.DONE}\b",
        rf"this is (?:an?|the) (?:corrected|updated|amended|revised|edited) version of (?:an? |the |this |our )?"
        rf"{lex.ANY_PIECE}\b",
        rf"the original {lex.ANY_PIECE} (?:{lex.SAID}|{lex.MISSAID})\b",
        # In some editions ...; on page 7 yesterday we gave ...; in a caption on Monday, the name was misspelled
        r"in (?:some|early|late|the first) (?:print )?editions?\b(?! of)[^;]{0,40}?,",
        rf"(?:in|on) (?:some editions|page \d+|(?:last |this )?{lex.WEEKDAY}(?:['’]s \w+)?|yesterday(?:['’]s \w+)?"
        rf"|last (?:week|month)(?:['’]s \w+)?)\b[^;]{{0,60}}? we (?:said|gave|reported that|stated|wrote that"
        rf"|described|identified|named|called|published)\b",
        rf"in an? (?:\w+ )?{lex.OWN_PIECE} (?:on {lex.WEEKDAY}|published|about)\b[^;]{{0,120}}?,[^;]{{0,100}}?"
        rf" (?:was|were) (?:{lex.WRONGLY}|{lex.MISSAID})\b",
        r"we got (?:it|this|that|[^;,.]{2,40}) wrong\b(?!,)",
        r"we(?: have|['’]ve) (?:since |now |also )?(?:corrected|amended|updated|changed|removed|fixed|clarified)"
        r" (?:the|a) (?:\w+ )?(?:chart|map|graphic|table|headline|caption|spelling|text|copy|story|article|piece"
        r"|post|sentence|paragraph|photo|picture)\b",
        # Earlier, this article wrongly stated ...; contrary to our report; further to our story of ...
        rf"{BEFORE},? {THIS} (?:{lex.WRONGLY}|{lex.MISSAID}|{lex.SAID})\b",
        rf"contrary to (?:our (?:\w+ )?{lex.ANY_PIECE}|what (?:we|{THIS}))\b",
        rf"further to (?:our|this|an?) (?:\w+ )?{lex.ANY_PIECE}\b",
        # A report about the strike (Dock workers walk out, 4 March, page 3) gave the size of the crew as ...
        rf"(?:an?|our|in an?) (?:\w+ )?{lex.ANY_PIECE}\b[^;]{{0,100}}?\([^()]{{3,140}}, (?:page |p)\d+\)",
        r"(?:all )?(?:references?|mentions?) (?:to|of) [^;\"“]{2,80} ha(?:s|ve) been (?:changed|corrected|amended)\b",
        r"the wording (?:of|in) (?:the|this) (?:\w+ )?(?:paragraph|sentence|headline|caption|quote|article|story)s?"
        r" (?:has|have|was|were) (?:since )?(?:been )?(?:changed|amended|corrected|clarified|altered)\b",
        r"(?:attention|note to),? (?:editors|clients|subscribers)\b.*\b(?:disregard|do not (?:use|publish|run))\b",
        r"last updated\b[^;:]{0,40}: [^;]*\bha(?:s|ve) been (?:changed|corrected|amended|updated)\b",
        rf"{THIS} (?:corrects|clarifies|updates)\b",
        rf"{THE} (?:was|has|have|were)(?: (?:since|now|been|later|subsequently)){{0,3}}"
        rf" (?:corrected|retracted|withdrawn|{lex.DONE} {PURPOSE})\b",
        r"(?:story|article|post|headline|caption) (?:has been |was |is )?(?:now )?(?:updated|corrected"
        r"|amended|clarified)\b",
        rf"(?:updated|corrected|amended) (?:with|to (?:add|{lex.PURPOSES})|(?:the )?spelling|version)\b",
        rf"{HOUSE} ?(?:ha(?:s|ve) )?(?:since |now |also )?(?:corrected|retracted|withdrawn|removed|updated|amended"
        rf"|unpublished|clarified|edited|deleted|changed|revised|(?:is|are) (?:retracting|withdrawing"
        rf"|removing)) (?:{THIS}|the headline|the caption)",
        r"(?:the|this) (?:story|article|report|photograph|photo)\b[^;]{0,80}? (?:has been|is) withdrawn",
        r"correction (?:appended|added)\b",
        # The headline misstated ...; an article on Tuesday about the ferry misspelled ...
        rf"(?:the|an?|our|{lex.WEEKDAY}['’]s|yesterday['’]s) (?:\w+ )?{lex.OWN_PIECE}"
        rf"(?: (?:on|in|of|about|for|from|with|that|accompanying|published|above|below)\b[^;:]{{0,140}}?)?,?"
        rf" (?:{lex.WRONGLY}\b|{lex.MISSAID})",
        rf"{THIS}(?: [^;:]{{0,100}}?)?,? (?:{lex.WRONGLY}|{lex.MISSAID}|{BEFORE} {lex.SAID})\b",
        rf"{THE} (?:had )?{BEFORE} {lex.SAID}\b",
        rf"(?:in|on) (?:an?|the|our|some|this) (?:earlier |previous )?(?:{lex.OWN_PIECE}|(?:earlier|previous)"
        rf" {lex.ANY_PIECE}"
        rf"|(?<=this ){lex.ANY_PIECE})\b[^;]{{0,160}}?,? (?:we|the (?:\w+ ){{0,2}}(?-i:{lex.PAPER})) (?:{lex.WRONGLY}"
        rf"|{lex.MISSAID}"
        rf"|{lex.SAID} {lex.WRONGLY})",
        rf"in (?:{lex.WEEKDAY}|yesterday|last week)['’]s \w+\b[^;]{{0,120}}? (?:{lex.WRONGLY}|{lex.MISSAID})\b",
        rf"we (?:said|stated|reported|wrote|suggested) (?:in (?:our|an?|the) (?:\w+ )?(?:leader"
        rf"|{lex.ANY_PIECE})|on page \d)",
        rf"{THIS} is no longer available\b",
        rf"we (?:have (?:since )?)?(?:corrected|amended|updated|changed|removed|clarified"
        rf"|fixed)\b[^;]{{0,100}}? (?:in|of|from|to) {THIS}",
        rf"(?:in|on) [^;,]{{3,60}}, {THIS} (?:{lex.WRONGLY}|{lex.MISSAID})\b",
        r"story (?:corrects|updates|clarifies)\b",
        r"refil(?:es|ing|ed) (?:to|with|after)\b",
        rf"[^;:\"“]{{0,160}}?\b(?:earlier|previous|original|initial|first) (?:\w+ )?versions? of (?:this|our)"
        rf" {lex.ANY_PIECE}\b",
        rf"the (?:\w+ ){{0,2}}(?-i:{lex.PAPER}) (?:{lex.WRONGLY} {lex.SAID}|{lex.MISSAID})\b",
        r"corrects (?:to (?:show|say|reflect)|that|(?:the )?(?:spelling|name|date|day|headline|byline|age"
        r"|title|dateline|typo"
        r"|number|figure|location|attribution)s?)\b",
        rf"our {lex.ANY_PIECE}\b[^;]{{0,80}}? (?:said|stated|reported|referred to)\b(?!,)",
        rf"[^;:\"“]{{3,90}} (?:was|were|has been|have been) (?:added|inserted|restored) (?:to|in) {THIS}",
        rf"in (?:an?|our) (?:earlier |previous )?{lex.OWN_PIECE}\b[^;]{{0,140}}?,? we (?:said|reported|stated"
        rf"|referred)",
        rf"(?:an? (?:earlier|previous)|our (?:earlier|previous|original)) (?:{lex.OWN_PIECE}|post"
        rf"|item)\b[^;]{{0,80}}?"
        rf" (?:{lex.WRONGLY}|{lex.MISSAID})",
        # The second chart in this article was replaced; her title was misstated in an earlier version.
        rf"[^;:\"“]{{3,90}} (?:of|in|with|on|for|from|to|accompanying|accompanied|above) {THIS}\b[^;\"“]{{0,60}}?"
        rf" (?:{WAS} {lex.DONE}|{lex.WRONGLY}|{lex.MISSAID})\b",
        rf"[^;:\"“]{{2,160}} (?:was|were|has been|have been) (?:{lex.WRONGLY} \w+"
        rf"|\w+ {lex.WRONGLY}|{lex.MISSAID}|{lex.DONE})\b[^;\"“]{{0,80}}?"
        rf" (?:in|from) (?:{EARLIER}|an? {lex.OWN_PIECE} (?:on|in|of|published)|(?:the|an?) (?:\w+"
        rf" )?(?:headline|caption) (?:on|of|for|with|to)|{THIS}"
        rf"|(?:{lex.WEEKDAY}|yesterday)['’]s (?:paper|edition|newspaper|story|article|column))\b(?<!of)",
        # We wrongly said ...; we regret the error; we would like to make clear ...
        rf"we (?:had |have )?(?:{lex.WRONGLY}|{lex.MISSAID})",
        r"[^;]*?\bwe are happy to (?:clarify|make (?:this|that|it|the position) clear)\b",
        r"we (?:are happy|would like|want|wish) to (?:clarify|make (?:it )?clear|point out|correct)\b",
        r"we have been asked (?:by [^;]{2,60} )?to (?:clarify|make (?:it )?clear|point out|state)\b",
        rf"{PAPER} ?accepts? (?:that|there)\b.*\bapologi[sz]e",
        r"[^;:]{2,60} has asked us to (?:clarify|make (?:it )?clear|point out)\b",
        rf"{PAPER} ?(?:sincerely |deeply |would like to |wish(?:es)? to )?"
        r"(?:apologi[sz]es?(?: to [^;]{2,80}?)?(?: unreservedly)?(?: for)?|regrets?|(?:is|are) (?:very |deeply"
        r" |truly )?sorry for)"
        r" (?:(?:the|this|these|any|our|all) )?(?:\w+ ){0,2}?(?:errors?|mistakes?|mix-ups?|slips?|confusion"
        r"|misunderstanding"
        r"|inaccurac(?:y|ies)|misidentification|misattribution|misquotation|omissions?)",
        rf"[^;]*?,? (?:and )?(?:not|rather than|instead of) [^;]{{1,80}}?,? as (?:we (?:ha(?:d|ve)\b|said"
        rf"|wrote|reported|stated|{BEFORE})|{AS_SAID}"
        rf"|(?:stated|reported|published|given) in (?:an? (?:earlier|previous)|our|{THIS}|(?:{lex.WEEKDAY}"
        rf"|yesterday)['’]s)|an (?:earlier|previous)"
        rf"|(?:this|the|our) {lex.ANY_PIECE} (?:{lex.SAID}|{BEFORE}))\b",
        # Because of an editing error, ...
        rf"{OWING} an? (?:{lex.EDITING_ERROR} (?:error|mistake|slip|glitch|mix-up)"
        r"|(?:error|mistake|slip) (?:in|during) (?:the )?(?:editing|production|transcription|reporting))\b",
        rf"{OWING} (?:incorrect|inaccurate|wrong|erroneous) information\b[^;]*?(?:version|{THIS}|we (?:said"
        rf"|reported|stated))",
        # A correction was made on ...; the spelling of her name has been corrected.
        r"(?:a|this) (?:correction|clarification|retraction) (?:was|has been) (?:made|added|appended) (?:on|to"
        r"|at|in)\b",
        r"the (?:spelling|headline|caption|byline|date|name|figure|number|title|age|location|quote|link|photo"
        r" credit|picture credit|attribution|misspelling"
        r"|typo)\b[^.;:,]{0,80}?"
        r" (?:has|have) (?:since |now |also )?been (?:corrected|amended|fixed|changed|updated)(?!.*\b(?:said"
        r"|says)\b)",
        r"(?:the|this) (?:error|mistake|misspelling|wording|reference|passage|sentence|paragraph|quote|figure)s?"
        r" (?:has|have) been (?:corrected|removed|amended|deleted|taken out) (?:from|in) (?:this|the) (?:\w+ )?"
        r"(?:article|story|piece|post|headline|version|text)",
        r"this version (?:of [^;]{2,40} )?(?:corrects|updates|clarifies|adds|removes|fixes)\b",
)  # fmt: skip
