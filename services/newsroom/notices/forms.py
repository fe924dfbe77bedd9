"""The grammar of a notice without a label: roles, and the forms they stand in.

A newsroom tells of a change in its own text. So a notice holds, in one of a few orders, a word for that text (`this`,
`earlier`, `published`) or for the newsroom (`we`, `paper`), and a word for what was wrong (`fault`) or what was done
(`done`). A new form of notice is one line in FORMS, and a row in tests/cases/notices.yaml.

In a form, {role} stands for the words of a role, and … for some words without a semicolon. A form is matched at the
beginning of a sentence, or behind what leads in to it ("Because of an editing error,"); anywhere in it where the form
begins with …. What stands in quotation marks is never read.
"""

from __future__ import annotations

FORMS = (
    # The text names itself, and what was wrong in it or done to it, in either order.
    r"{earlier of this}",
    r"…{earlier} of {this}",
    r"…{this}{of it} {was} {done}",
    r"…(?:of|in|with|on|for|from|to|accompanying|accompanied|above) {this}…{was} {done}",
    r"…(?<!\bin ){this}…{fault}",
    r"…in {this}\b…(?:{we} {fault}|{wrongly} {said}|{missaid})",
    r"…(?:some|other|certain|two) versions of {this}",
    r"(?:(?:an?|several|some|many|two) )?(?:readers?|listeners?|viewers?)(?: \w+)? (?:pointed out|noted|told us)\b…"
    r"(?:{this}|{we} (?:corrected|changed|had))",
    r"(?:our |please accept our )?(?:sincere )?apologies to\b…(?:{fault}|{slip}|we )",
    r"{this} was last (?:updated|edited)…{purpose}",
    r"{paper} ?ha(?:s|ve) (?:withdrawn|retracted|removed) (?:an?|the) {piece} published on\b",
    r"…\bwe got wrong\b",
    r"(?:shortly |soon |\w+ \w+ )?{afterwards}\b",
    r"…{this}(?: had)? {before} {said}",
    r"(?:{before}|as (?:first|originally|initially) published),? {this} {said}",
    r"…{was} (?:{done}|added|inserted|restored)…(?:from|in|to|of|on|throughout|with|above|below) {this}",
    r"…{fault}…(?:in|from|on|of|with) (?:{this}|{earlier}\b(?! of))",
    r"{this} (?:corrects|clarifies|updates|is no longer available)\b",
    r"this (?:version|update|correction) (?:of [^;]{2,40} )?(?:corrects|updates|clarifies|adds|removes|fixes)\b",
    r"this is an? (?:\w+ )*?{piece} that {was} {done}",
    r"this is (?:an?|the) (?:corrected|updated|amended|revised|edited) version of (?:an? |the |this |our )?{piece}\b",
    # An earlier version, where nothing says of what: it said, misstated, referred to
    r"{earlier}(?:,? (?:also|that [\w ]+?|published [\w ]+?))?,? (?:{fault}|said|stated|reported|referred to)\b",
    r"{earlier} (?:called|identified|described|named|listed) (?:him|her|it|them|the|(?-i:[A-Z]))\b",
    r"a(?:n earlier|n original| previous) (?:headline|caption|sub-?heading|standfirst|graphic|map|chart)…{this}",
    r"{earlier} of (?:the )?(?-i:[A-Z])[\w’'&.-]+(?: [\w’'&.-]+){0,4}? {missaid}",
    # "The story", "the headline": of this paper only when it says what was wrong or why it was changed.
    r"{the} (?:had )?(?:{before} )(?:{said}|{fault})\b",
    r"{the} {was} (?:corrected|retracted|withdrawn|{done} {purpose})",
    r"(?:story|article|post|headline|caption) {was} (?:corrected|amended|clarified|updated)\b",
    r"(?:story|article|post|headline|caption) (?:now )?(?:updated|corrected|amended|clarified)\b",
    r"(?:updated|corrected|amended)(?: (?:on|at) [^;:]{3,40}?)? (?:with|to (?:add|{purposes})|(?:the )?spelling"
    r"|version)\b",
    r"the original {piece} (?:{said}|{missaid})\b",
    r"{own piece}{about} (?:{fault})\b",
    r"{own piece} {was} {done} on {day}",
    # A piece that says where it stood, and an issue of the paper.
    r"{published}…{fault}",
    r"(?:in )?our {piece}\b…(?:said|stated|reported|referred to)\b(?!,)",
    r"(?:in|on) (?:page \d+|{when}(?:['’]s \w+)?)\b…{we} {said}\b",
    r"(?:in|on) (?:{published}|{issue})\b…(?:{we} {said}|{missaid}|{wrongly} {said}"
    r"|{said} {wrongly})\b",
    r"(?:in|on) (?:{own piece}|{earlier} {piece}) (?:on|published|about|headlined)\b…(?:{we} {said}|{fault})\b",
    r"in (?:some|early|late|the first) (?:print )?(?:editions?\b(?! of)|copies of {issue})[^;]{0,40}?,",
    r"(?:an?|our|in an?) (?:\w+ )?{piece}\b[^;]{0,100}?{reference}",
    r"…(?:in|from|on) (?:{published}|{issue}) {missaid}",
    r"…{was} (?:\w+ )?(?:{fault}|{wrong})…(?:in|from|on) (?:{published}|{issue})",
    r"(?:an?|the) {wrong}…(?:appeared|ran|{was} {given})…(?:in|from|on) (?:{published}|{issue})",
    r"…{day and page}",
    # The newsroom names itself: we misspelled, we regret the error, The Courier has retracted this article.
    r"{we} (?:{fault}|{said} {wrongly})\b",
    r"{paper} (?:{wrongly} {said}|{missaid}|{said} {wrongly})\b",
    r"{we} (?:{said})\b…\((?:[^()]*, )?[^()]*\d\)",
    r"{we} (?:{said}) (?:in (?:our|an?|the) (?:\w+ )?(?:leader|{piece})|on page \d)",
    r"{we} (?:corrected|amended|updated|changed|removed|fixed|clarified)…(?:in|of|from|to|on) {this}",
    r"{we} (?:corrected|clarified) (?:how|when|where|what|why|that|the {measure})\b",
    r"we (?:sincerely |unreservedly )?apologi[sz]e (?:unreservedly )?to (?:him|her|them|(?-i:[A-Z]))",
    r"…\bplease (?:disregard|ignore|do not use) (?:the|our|this|all|any)\b[^;]*\b(?:{piece}|version|alert)",
    r"{we} (?:corrected|amended|updated|changed|removed|fixed|clarified) (?:the|a) (?:\w+ )?(?:{part}|chart|map"
    r"|graphic|table|copy|story|article"
    r"|piece|post)\b",
    r"{house} ?(?:ha(?:s|ve) )?(?:since |now |also )?(?:corrected|retracted|withdrawn|removed|updated|amended"
    r"|unpublished"
    r"|clarified|edited|deleted|changed|revised|(?:is|are) (?:retracting|withdrawing|removing)) (?:{this}|the headline"
    r"|the caption)",
    r"{paper} ?(?:sincerely |deeply |would like to |wish(?:es)? to )?(?:apologi[sz]es?(?: to [^;]{2,80}?)?"
    r"(?: unreservedly)?(?: for)?|regrets?|(?:is|are) (?:very |deeply |truly )?sorry for)"
    r" (?:(?:the|this|these|any|our|all) )?(?:\w+ ){0,2}?{slip}",
    r"{paper} ?accepts? (?:that|there)\b.*\bapologi[sz]e",
    r"we got (?:it|this|that|[^;,.]{2,40}) wrong\b(?!,)",
    r"…\bwe are happy to (?:clarify|make (?:this|that|it|the position) clear)\b",
    r"we (?:are happy|would like|want|wish) to (?:clarify|make (?:it )?clear|point out|correct)\b",
    r"we have been asked (?:by [^;]{2,60} )?to (?:clarify|make (?:it )?clear|point out|state)\b",
    r"[^;:]{2,60} has asked us to (?:clarify|make (?:it )?clear|point out)\b",
    r"(?:contrary|further) to (?:(?:our|this|an?) (?:\w+ )?{piece}|what (?:we|{this}))\b",
    # X, not Y, as we had said.
    r"…\b(?:not|rather than|instead of)\b…,? as (?:{we} (?:had|have|{said}|{before})|{said} in\b|(?:an )?(?:earlier"
    r"|previous)|(?:this|the|our) {piece} (?:{said}|{before})"
    r"|(?:was )?(?:originally|previously|first|initially|{wrongly}) (?:{said}|published|written|given)"
    r"|(?:(?:was|were|it was) )?(?:stated|reported|published|given|captioned|printed)(?: in\b|(?=[.,;)]|$)))",
    # The fault alone: because of an editing error, ...
    r"{owing} an? (?:{editing} {slip}|{slip} (?:in|during) (?:the )?(?:editing|production|transcription|reporting))",
    # What was done alone: a correction was made, the spelling of her name has been corrected.
    r"(?:a|this) (?:correction|clarification|retraction) (?:was|has been) (?:made|added|appended) (?:on|to|at|in)\b",
    r"correction (?:appended|added)\b",
    r"the {part}\b[^.;:,]{0,80}? (?:has|have) (?:since |now |also )?been (?:corrected|amended|fixed|changed|updated)"
    r"(?!.*\b(?:said|says)\b)",
    r"(?:the|this) (?:error|mistake|misspelling|{part}) (?:has|have) been (?:corrected|removed|amended|deleted"
    r"|taken out)"
    r" (?:from|in) (?:this|the) (?:\w+ )?(?:article|story|piece|post|headline|version|text)",
    r"the wording (?:of|in) (?:the|this) (?:\w+ )?(?:{part}|article|story) {was} {done}",
    r"(?:all )?(?:references?|mentions?) (?:to|of) [^;]{2,80} ha(?:s|ve) been (?:changed|corrected|amended)\b",
    r"last updated\b[^;:]{0,40}: [^;]*\bha(?:s|ve) been (?:changed|corrected|amended|updated)\b",
    # Wires, in small letters.
    r"story (?:corrects|updates|clarifies)\b",
    r"(?:refil(?:es|ing|ed)|resend(?:s|ing)|updates|recasts) (?:to|with|after)\b",
    r"corrects (?:to (?:show|say|reflect)|that|(?:the )?(?:{part}|day|dateline|attribution))\b",
    r"(?:the|this) (?:story|article|report|photograph|photo)\b[^;]{0,80}? (?:has been|is) withdrawn",
    r"(?:attention|note to),? (?:editors|clients|subscribers)\b.*\b(?:disregard|do not (?:use|publish|run))\b",
)  # fmt: skip
"""The forms. The order says nothing."""

ACROSS = (
    # Two sentences that only together tell of a change.
    r"{this} {was} (?:first |originally )?(?:published|posted)\b[^;]{0,80}?\.\s+(?:it|the {piece}"
    r"|{this}) {was} {done}",
    r"(?:in )?(?:{published}|{this})…\b(?:{said}|given as)\b[^;]{0,120}?[.;]\s+{answer}",
    r"(?:in )?{dated piece}…\b{said}\b[^;]{0,120}?[.;]\s+{is}",
    r"(?:in )?our {piece}\b…\b{said}\b[^;]{0,120}?[.;]\s+{is}",
    r"we {said}\b…(?:in|on) (?:{published}|{issue}|{this})[^;]{0,40}?[.;]\s+{is}",
    r"we (?:have )?{said}\b[^.]{0,160}?[.;]\s+{answer}",
)
