"""Words that say little about which event is told. Written by hand; the rest is learnt from what is read.

`EMPTY` carries no evidence at all. `NEWSY` stands in a good part of all news, before any has been read.
`NAME_PARTS` stand in names, with a capital, and name nobody: the Street of a street, a day, a title.
"""

from __future__ import annotations

_EMPTY = """
a an the this that these those such same other another each every either neither both all any some no none one and or
but nor so yet if then than as because since while although though unless until whether when where why how what which
who whom whose whoever whatever of in on at by for to from with without within into onto upon over under above below
between among through throughout during before after about against around across along near toward towards off out up
down per via despite except including like unlike amid beyond behind beside besides inside outside i me my mine myself
we us our ours ourselves you your yours yourself he him his himself she her hers herself it its itself they them their
theirs themselves there here am is are was were be been being isn't aren't wasn't weren't have has had having haven't
hasn't hadn't do does did doing done don't doesn't didn't will would shall should can could may might must ought won't
wouldn't shouldn't can't couldn't cannot let i'm i've i'd i'll you're you've you'll he's she's it's we're we've we'll
they're they've they'll that's there's what's who's let's not never ever also too very just only even still already
again once often always sometimes now later soon ago more most much many few fewer less least several enough quite
rather almost nearly perhaps maybe however therefore thus instead meanwhile moreover further well yes ok say said says
saying tell told tells telling ask asked asks according added add adds get got gets getting go goes going went gone
come comes came coming make makes made making take takes took taken taking give gives gave given put puts set see sees
saw seen seeing know knows knew known think thinks thought want wants wanted need needs needed use used uses using try
tried find found show showed shown shows keep kept look looked looking seem seemed seems become became call called
calls calling mean means meant mr mrs ms dr new old first last next own way thing things lot part kind sort two three
four five six seven eight nine ten s t re ve ll d m
"""
_NEWSY = """
year years month months week weeks day days today yesterday tomorrow morning afternoon evening night hour hours minute
minutes time times moment monday tuesday wednesday thursday friday saturday sunday january february march april june
july august september october november december people person man men woman women child children family families group
groups member members public government state states country countries nation national international world city town
county local president minister prime secretary chief official officials leader leaders head director chairman
chairwoman spokesman spokeswoman spokesperson mayor governor senator representative congressman congress senate house
parliament council committee commission court judge justice lawyer attorney police officer officers department agency
office administration party democrat democrats democratic republican republicans conservative liberal election
campaign vote votes voters candidate policy law laws bill rule rules federal white company companies business market
money percent per cent million billion thousand hundred dollars number report reports reported reporter reporters news
press statement interview conference television media story article post twitter tweet tweeted facebook speech comment
comments remarks question questions answer american americans america united washington york london good bad great big
large small long short high low early late right wrong left best better worse open close full real true whole certain
clear important different possible likely able case issue issues problem plan plans decision change changes action
effort support fact point result end start began begin beginning continue continued ended work working worked job jobs
place home school life death dead killed died help helped hold held meeting meet met move moved run running ran bring
brought leave lead led leading turn turned follow followed following allow allowed include included includes provide
expected expect believe believed feel felt hope hear heard speak spoke talk talks write wrote written read stand stood
face faced announced announce declined refused called urged asked warned noted argued insisted suggested described
agreed denied confirmed accused criticized defended responded response power war security health military defense
information evidence history future top side line name order former current recent recently least back away together
far ahead nothing something anything everything someone anyone everyone nobody almost matter word words
"""

_PARTS = """
street road avenue lane square park garden hill mount mountain valley lake river island bay harbor harbour port beach
coast cape sea ocean forest wood bridge tower airport station county district region province north south east west
northern southern eastern western central upper lower greater great saint hospital clinic university college school
academy institute museum church cathedral temple library theater theatre stadium center centre hall hotel club
bank fund trust group company corporation corp inc ltd union association society foundation league federation
board bureau ministry authority services service brigade force corps army navy guard royal national federal general
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december sen rep gov lt col capt sgt prof rev gen sir lady lord president minister senator
jan feb mar apr aug sept oct nov dec
"""

EMPTY = frozenset(_EMPTY.split())
NEWSY = frozenset(_NEWSY.split())
NAME_PARTS = frozenset(_PARTS.split())
