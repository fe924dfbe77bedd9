"""Verbs and phrases that hand words to a speaker, by language. Forms are spelled out: no stemmer, no surprises."""

from __future__ import annotations


def _forms(*rows: str) -> frozenset[str]:
    return frozenset(word for row in rows for word in row.split())


TELLING = _forms("told tells telling tell", "thanked thanks thanking", "reminded reminds", "informed informs")
"""Saying verbs whose object is the listener: the noun behind them is never the speaker."""

SAYING = TELLING | _forms(
    "said says say saying",
    "added adds add adding",
    "asked asks ask asking",
    "wrote writes write writing written",
    "stated states state stating",
    "explained explains explain explaining",
    "noted notes note noting",
    "argued argues argue arguing",
    "replied replies reply replying responded responds respond responding answered answers answering",
    "continued continues continuing",
    "claimed claims claim claiming",
    "insisted insists insist insisting",
    "warned warns warn warning cautioned cautions cautioning",
    "tweeted tweets tweeting retweeted posted posts posting texted emailed e-mailed blogged messaged",
    "declared declares declaring announced announces announcing proclaimed proclaims",
    "recalled recalls recalling remembered remembers",
    "admitted admits admitting conceded concedes conceding acknowledged acknowledges acknowledging confessed confesses",
    "concluded concludes concluding",
    "remarked remarks remarking commented comments commenting observed observes observing",
    "suggested suggests suggesting",
    "quipped quips joked jokes joking cracked",
    "countered counters countering retorted retorts objected objects interjected interrupted",
    "shouted shouts shouting yelled yells yelling cried cries screamed screams exclaimed exclaims",
    "whispered whispers murmured murmurs muttered mutters snapped snaps barked",
    "chanted chants chanting sang sings singing",
    "testified testifies testifying alleged alleges alleging asserted asserts asserting",
    "predicted predicts predicting promised promises promising vowed vows vowing pledged pledges pledging",
    "complained complains complaining lamented laments lamenting boasted boasts boasting bragged brags bragging",
    "urged urges urging advised advises advising pleaded pleads begged begs",
    "stressed stresses stressing emphasized emphasizes emphasizing emphasised emphasises emphasising",
    "reiterated reiterates reiterating repeated repeats repeating restated",
    "confirmed confirms confirming denied denies denying",
    "reported reports reporting revealed reveals revealing disclosed discloses",
    "mused muses reflected reflects opined opines theorized speculated",
    "thundered demanded demands demanding maintained maintains contended contends contending",
    "charged charges ruled rules read reads reading",
    "chimed deadpanned gushed joshed fumed fretted griped groused sniffed sneered scoffed ranted raged",
    "volunteered allowed offered began begins went goes finished",
    "believed believes believe believing thought thinks think thinking",
    "signed signaled signalled indicated indicates indicating implied implies implying",
    "echoed echoes echoing agreed agrees elaborated elaborates clarified clarifies specified",
    "hinted hints hinting underscored underlined underlines attested swore swears",
    "tells recounted recounts recounting related narrated prayed prays preached",
    "typed scrawled assured assures assuring",
    "conclude recall remark observe joke counter shout testify allege assert predict promise vow pledge complain",
    "lament",
    "boast brag urge advise stress emphasize emphasise reiterate repeat confirm deny reveal maintain contend",
    "acknowledge",
    "admit concede declare announce tweet respond answer continue insist warn caution recount reflect",
    "proposed proposes proposing estimates",
    "wondered wonders wondering questioned questions questioning inquired enquired",
)
"""Forms that take what was said as their object."""

NAMING = _forms(
    "called calls call calling dubbed dubs dubbing nicknamed",
    "described describes describe describing characterized characterizes characterizing characterised characterises",
    "labeled labels labeling labelled labelling branded brands branding termed terms terming deemed deems",
    "denounced denounces denouncing condemned condemns condemning decried decries decrying lambasted lambasts",
    "criticized criticizes criticizing criticised criticises criticising slammed slams slamming blasted blasts",
    "blasting",
    "praised praises praising hailed hails hailing touted touts touting applauded applauds applauding lauded",
    "dismissed dismisses dismissing mocked mocks mocking ridiculed ridicules ridiculing derided derides rejected",
    "rejects",
    "referred refers referring accused accuses accusing likened likens likening compared compares comparing",
    "blamed blames blaming attacked attacks attacking ripped rips hit bashed",
    "expressed expresses expressing voiced voices apologized apologizes apologised apologises",
    "credited credits cited cites citing quoted quotes quoting mentioned mentions mentioning",
    "defended defends defending detailed details detailing outlined outlines portrayed portrays cast casts painted",
    "considered considers saw sees views viewed regarded regards found finds ruled judged",
    "discussed discusses spoke speaks speaking talked talks talking lectured addressed",
    "tapped billed framed summed ordered instructed challenged offered called-for joked bemoaned welcomed "
    "welcomes celebrated saluted commended commends congratulated hoped hopes feared fears worried worries",
    "used uses using invoked invokes coined",
)
"""Forms whose marked words stand inside the reporter's own sentence: "called it a “disgrace”"."""

ELSEWHERE = _forms(
    # French, German, Spanish, Portuguese, Italian, Dutch, Danish and Norwegian, Swedish, Icelandic
    "déclaré déclare affirmé affirme ajouté ajoute expliqué explique estimé estime assuré assure dit souligné souligne",
    "sagte sagt erklärte erklärt betonte betont fügte meinte sagten teilte",
    "dijo dice declaró afirmó explicó añadió agregó aseguró señaló indicó dijeron",
    "disse diz afirmou declarou explicou acrescentou",
    "detto dichiarato spiegato aggiunto affermato",
    "zei zegt verklaarde",
    "sagde siger sier fortalte",
    "säger sade",
    "sagði segir bætti",
)
"""Reporting verbs of other languages that are no English words."""

VAGUE = _forms(
    "used uses using saw sees found finds began begins went goes going hit cast considered ruled rules signed",
    "allowed offered",
    "finished read reads reading think thinks thought thinking believe believes believed believing hoped hopes",
    "feared fears",
    "compared compares mentioned mentions used spoke speaks speaking talked talks talking ordered found regarded",
    "viewed",
    "attacked attacks ripped framed tapped billed celebrated discussed addressed defended detailed credited",
    "agreed related",
    "indicated indicates signaled signalled implied implies reflected reflects questioned questions continue go",
)
"""Verbs that report words only now and then."""

PHRASAL = {
    "out": _forms("point points pointed pointing"),
    "on": _forms("went goes go going"),
    "back": _forms("shot shoots fired fires hit hits"),
    "in": _forms("chimed chimes weighed weighs"),
    "off": _forms("signed fired"),
    "it": _forms("put puts putting"),
}
"""Verbs that report words together with a small word behind them: "pointed out", "shot back", "put it"."""

BARE_OBJECT = _forms(
    "called dubbed labeled labelled named titled entitled termed nicknamed branded billed deemed marked"
)
"""Verbs that need an object: directly before the marks they only name a thing, as in "a programme called “…”"."""

CALLING = _forms(
    "called calls call calling dubbed dubs dubbing nicknamed nicknames labeled labels labeling labelled labelling",
    "branded brands branding termed terms",
)
"""Verbs that give a name to their object: "called the mayor “…”"."""

SPOKEN = SAYING | ELSEWHERE
CUES = SAYING | NAMING | ELSEWHERE

STRONG = (
    _forms(
        "said says say saying told tells telling added adds adding asked asks wrote writes writing stated states",
        "explained",
        "explains noted notes argued argues replied responded answered continued insisted insists warned warns tweeted",
        "declared recalled admitted conceded acknowledged concluded remarked commented observed quipped joked",
        "countered",
        "shouted testified asserted complained according",
    )
    | ELSEWHERE
)
"""Verbs that do little else in news prose than report words."""

WORDS = _forms(
    "remark remarks comment comments claim claims warning statement assertion promise message slogan pledge vow call "
    "declaration description argument mantra line phrase word words motto question answer response reply tweet tweets "
    "catchphrase catch-phrase quote quip joke complaint insistence suggestion accusation allegation belief contention "
    "characterization advice reference observation proclamation refrain cry chant boast chants cries phrases slogans "
    "mottos goal jokes quips insult insults taunt taunts"
)
"""Nouns for what somebody said: "her remark that “…”"."""

VIEWS = _forms("view words opinion telling estimation eyes mind assessment phrase formulation")
"""Nouns after which the marked words are the owner's: "in Holt's words"."""

BARE_CONTENT = _forms(
    "said says say believes believed believe thinks think thought hopes hoped claims claimed argues argued",
    "admitted admits",
    "acknowledged suggested feared fears predicts predicted insists insisted insist claim argue hope fear suggest",
    "acknowledge admit predict saying claiming arguing insisting",
)
"""Verbs whose content needs no "that"."""

CONTENT_WITH_THAT = BARE_CONTENT | _forms(
    "added adds noted notes noting announced announces warned warns warning insisting acknowledges conceded",
    "concedes stated",
    "states explained explains wrote writes declared declares asserted asserts alleged alleges alleging",
    "testified promised",
    "promises vowed vows pledged pledges confirmed confirms denied denies suggests suggesting estimated estimates",
    "emphasized emphasizes emphasised stressed stresses reiterated reiterates maintained maintains contends contended",
    "tweeted complained complains concluded concludes cautioned cautions revealed reveals recalled recalls",
    "saying adding",
    "arguing claiming reported reports showed agreed agrees remarked observed asserting implied hinted joked",
    "boasted lamented",
    "note warn announce concede contend confirm deny stress emphasize maintain complain conclude estimate allege",
    "assert",
    "indicated indicates signaled ruled found finds speculated proclaimed points pointed demanded",
)
"""Verbs whose content is indirect speech when "that" follows."""

CONTENT_AS_NOUN = _forms("announced announces denied denies proposed proposes predicted")
"""Verbs whose content may be a noun: "denied any part in the deal"."""

CONTENT_WITH_TO = _forms("promised promises vowed vows pledged pledges threatened offered demanded agreed swore")
"""Verbs whose content is what the speaker says will be done: "vowed to rebuild it"."""

PAPERS = _forms(
    "statement tweet email e-mail letter memo post article op-ed essay speech interview report testimony blog note"
)
"""What words are taken from: "in a statement", "her letter"."""
