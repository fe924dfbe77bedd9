"""The small words of English, by what they do in a sentence."""

from __future__ import annotations

DETERMINERS = (
    "a an the this that these those his her their its our my your one two three four five six seven eight nine "
    "ten another "
    "some several many most few both each every any no other others dozens hundreds all"
)
PRONOUNS = "he she they i we who-ever someone somebody everyone everybody nobody it you"
RELATIVES = "who which whom whose that what where when"
AUXILIARIES = (
    "is are was were be been being am has have had having do does did will would can could shall should may might must "
    "isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't "
    "shouldn't not "
    "never to 's 'd 've"
)
PREPOSITIONS = (
    "in on at by for with from about into over after before under during through against between among near "
    "since until "
    "without within toward towards upon across behind beyond despite outside inside amid per via than like regarding "
    "because"
)
CONJUNCTIONS = "and or but while whereas although though if yet so as"
ADVERBS = (
    "also then later once again too now ever just even still soon often sometimes always instead first last later "
    "famously here there today yesterday tomorrow tonight recently earlier previously reportedly publicly further "
    "out up off down away forth together back around "
    "indeed meanwhile however perhaps maybe almost nearly simply only really very reluctantly immediately quickly"
)
VERBS = (
    "went came made took got gave held met ran left won lost kept began became brought put set led felt paid "
    "sent stood "
    "knew grew drew fell rose wore drove broke spent built bought let sat makes takes gets gives holds goes "
    "comes wants "
    "wanted needs needed seems seemed tried tries turned turns looked looks hopes hoped declined refused appeared "
    "joined moved pulled pushed walked served worked lived plays played shows showed shown tends continue starts "
    "started"
)
CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september "
    "october november december jan feb mar apr aug sept sep oct nov dec spring summer autumn winter fall easter "
    "christmas hours days weeks months years minutes moments seconds hour day week month year morning afternoon "
    "evening night "
    "weekend"
)
SUBORDINATORS = frozenset(
    "when while after before as if although though because since once until despite in on at during for by with from "
    "following given unlike like without amid under".split()
)
"""Words that open a part of the sentence that comes before its subject."""

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
