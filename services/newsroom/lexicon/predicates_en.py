"""What news says of people and things, word by word in groups: two outlets tell one fact with different verbs.

Written by hand. A group holds words that can stand for each other in a report; opposites never share one.
"""

from __future__ import annotations

GROUPS = {
    "kill": "kill killed killing die died dies dead death deaths fatal fatally fatality fatalities perished slain "
    "bodies",
    "hurt": "hurt injure injured injuring injury injuries wound wounded wounds casualty casualties",
    "missing": "missing unaccounted vanished",
    "rescue": "rescue rescued saved plucked freed",
    "evacuate": "evacuate evacuated evacuation evacuations displaced homeless fled flee cleared",
    "destroy": "destroy destroyed destroys destruction razed gutted levelled leveled wrecked burned burnt consumed",
    "damage": "damage damaged damages harmed",
    "arrest": "arrest arrested arrests detain detained detention custody",
    "charge": "charge charged charges indict indicted indictment",
    "convict": "convict convicted guilty conviction",
    "acquit": "acquit acquitted acquittal cleared",
    "sentence": "sentence sentenced jailed imprisoned",
    "fine": "fine fined penalty",
    "sue": "sue sued suing lawsuit lawsuits",
    "treat": "hospital hospitals hospitalised hospitalized treated",
    "cost": "cost costs costing worth price priced valued value estimated",
    "rise": "raise raises raised raising rise rises rose risen rising "
    "climb climbed increase increased increases grew grow grows grown jump jumps jumped surged gain gains gained "
    "soared leapt lift lifts lifted",
    "fall": "fall falls fell fallen falling drop dropped decline declined "
    "decrease decreased shrank shrink shrinks shrunk slumped tumbled slip slips slipped slid plunged dipped",
    "dismiss": "dismiss dismissed sacked fired layoff layoffs redundant redundancies cutting",
    "hire": "hire hired appoint appointed recruits recruited",
    "resign": "resign resigned resigns resignation quit quits",
    "approve": "approve approved approves approval passed pass passes adopt adopted backed",
    "reject": "reject rejected rejects rejection refused refuse defeated",
    "begin": "begin begins began begun start starts started open opens opened launch launched broke",
    "end": "end ends ended finish finished close closes closed closure shut shuts shutting contained extinguished",
    "buy": "buy buys bought purchase purchased acquire acquired acquisition",
    "sell": "sell sells sold sale",
    "build": "build builds built construct constructed construction erected",
    "win": "win wins won victory beat beats defeat",
    "lose": "lose loses lost loss",
    "crash": "crash crashed crashes collide collided collision struck slammed",
    "sink": "sink sank sunk sinking capsized",
    "shoot": "shoot shot shooting shots gunfire gunman",
    "strike": "strike strikes striking walkout",
    "flood": "flood flooded flooding floods floodwater",
    "blaze": "fire fires blaze blazes inferno flames",
    "blast": "blast blasts explosion explosions exploded explode",
    "steal": "steal steals stole stolen stealing theft thefts thieves thief robbed robbery "
    "robber robbers burglar burglars burglary raid raiders",
    "attend": "attend attended attendance crowd audience spectators",
    "recall": "recall recalled recalls withdrawn",
    "delay": "delay delayed delays postponed postpone",
    "cancel": "cancel cancelled canceled scrapped abandon abandoned abandons shelved",
}

PREDICATES = {word: group for group, words in GROUPS.items() for word in words.split()}
"""From a word in small letters to the name of its group. A word of two groups belongs to the later one."""

ANYBODY = frozenset("people person persons others individual individuals".split())
"""Nouns after a number that say no more than that somebody is counted."""
