"""Verbs and phrases that hand words to a speaker."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SAYING = _words(
    "said says say saying told tells tell telling added adds adding asked asks asking wrote writes writing "
    "stated states stating explained explains explaining noted notes noting argued argues arguing "
    "replied replies replying responded responds responding continued continues continuing "
    "claimed claims claiming insisted insists insisting warned warns warning tweeted tweets tweeting "
    "posted posts posting declared declares declaring announced announces announcing recalled recalls recalling "
    "admitted admits admitting conceded concedes conceding acknowledged acknowledges acknowledging "
    "concluded concludes concluding remarked remarks remarking commented comments commenting "
    "observed observes observing suggested suggests suggesting quipped quips quipping joked jokes joking "
    "countered counters countering retorted retorts retorting answered answers answering "
    "shouted shouts shouting yelled yells yelling cried cries whispered whispers whispering murmured "
    "muttered exclaimed exclaims screamed snapped snaps chanted chanting chants "
    "testified testifies testifying alleged alleges alleging asserted asserts asserting "
    "predicted predicts predicting promised promises promising vowed vows vowing pledged pledges pledging "
    "complained complains complaining lamented laments lamenting boasted boasts boasting bragged brags "
    "urged urges urging advised advises advising cautioned cautions cautioning stressed stresses stressing "
    "emphasized emphasizes emphasised emphasises reiterated reiterates repeated repeats repeating "
    "confirmed confirms confirming denied denies denying reported reports reporting revealed reveals revealing "
    "disclosed mused muses reflected reflects opined opines thundered pleaded pleads begged demanded demands "
    "proclaimed proclaims maintained maintains contended contends contending charged charges charging "
    "objected interjected chimed deadpanned cracked ruled read reads reading thanked replying "
    "believed believes thinks thought believe"
)
"""Forms that take what was said as their object."""

NAMING = _words(
    "called calls calling dubbed dubs described describes describing labeled labels labelled labelling labeling "
    "branded brands branding termed terms terming deemed characterized characterizes characterised denounced denounces "
    "denouncing condemned condemns condemning criticized criticizes criticised slammed slams blasted blasts praised praises "
    "hailed hails dismissed dismisses dismissing mocked mocks referred refers referring accused accuses accusing "
    "decried decries lambasted likened likens nicknamed ridiculed touted touts tout rejected rejects blamed blames "
    "expressed expresses expressing voiced apologized apologised apologizes credited cited cites citing quoted quotes"
)
"""Forms whose marked words stand inside the reporter's own sentence."""

FOREIGN = _words(
    "dit déclaré déclare affirmé affirme ajouté ajoute expliqué explique estimé estime assuré assure "
    "sagte sagt erklärte erklärt betonte fügte meinte "
    "dijo dice declaró afirmó explicó añadió aseguró señaló indicó "
    "disse diz afirmou declarou ha detto dichiarato spiegato zei zegt sa sade sagði segir"
)
"""Common reporting verbs of other languages."""

CUES = SAYING | NAMING | FOREIGN
