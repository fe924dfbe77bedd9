"""Spellings and short forms that style guides choose between: British and American, contractions, abbreviations. Written by hand."""

from __future__ import annotations

import re
from functools import lru_cache

# Word for word. The second form is the key; which one it is does not matter.
_PAIRS: dict[str, str] = dict(
    pair.split(":")
    for pair in ["centre:center", "centres:centers", "centred:centered", "theatre:theater", "theatres:theaters", "metre:meter", "metres:meters", "litre:liter", "litres:liters", "fibre:fiber", "fibres:fibers", "kilometre:kilometer", "kilometres:kilometers", "sombre:somber", "calibre:caliber", "lustre:luster", "meagre:meager", "spectre:specter", "defence:defense", "defences:defenses", "offence:offense", "offences:offenses", "licence:license", "licences:licenses", "pretence:pretense", "practise:practice", "practised:practiced", "practising:practicing", "programme:program", "programmes:programs", "cheque:check", "cheques:checks", "tyre:tire", "tyres:tires", "kerb:curb", "grey:gray", "greys:grays", "plough:plow", "ploughed:plowed", "mould:mold", "moulds:molds", "moult:molt", "jewellery:jewelry", "aeroplane:airplane", "aeroplanes:airplanes", "aluminium:aluminum", "ageing:aging", "cosy:cozy", "draught:draft", "draughts:drafts", "enrol:enroll", "enrolment:enrollment", "fulfil:fulfill", "fulfilment:fulfillment", "instal:install", "instalment:installment", "skilful:skillful", "wilful:willful", "manoeuvre:maneuver", "manoeuvres:maneuvers", "manoeuvring:maneuvering", "mum:mom", "pyjamas:pajamas", "sceptic:skeptic", "sceptical:skeptical", "sceptics:skeptics", "scepticism:skepticism", "storey:story", "storeys:stories", "sulphur:sulfur", "tonne:metric-ton", "whisky:whiskey", "yoghurt:yogurt", "judgement:judgment", "acknowledgement:acknowledgment", "artefact:artifact", "artefacts:artifacts", "amongst:among", "whilst:while", "amidst:amid", "towards:toward", "afterwards:afterward", "forwards:forward", "backwards:backward", "upwards:upward", "downwards:downward", "learnt:learned", "burnt:burned", "dreamt:dreamed", "spelt:spelled", "spoilt:spoiled", "leapt:leaped", "leant:leaned", "analyse:analyze", "analysed:analyzed", "analysing:analyzing", "catalyse:catalyze", "paralyse:paralyze", "paralysed:paralyzed", "adviser:advisor", "advisers:advisors", "e-mail:email", "e-mails:emails", "per-cent:percent", "okay:ok", "orientated:oriented", "disc:disk", "focussed:focused", "focussing:focusing", "targetted:targeted", "benefitted:benefited", "encyclopaedia:encyclopedia", "paediatric:pediatric", "anaesthetic:anesthetic", "haemorrhage:hemorrhage", "oestrogen:estrogen", "foetus:fetus", "foetal:fetal", "leukaemia:leukemia", "diarrhoea:diarrhea", "orthopaedic:orthopedic", "gynaecologist:gynecologist", "archaeological:archeological", "archaeologist:archeologist", "archaeologists:archeologists", "archaeology:archeology", "mediaeval:medieval", "catalogue:catalog", "catalogues:catalogs", "dialogue:dialog", "dialogues:dialogs", "monologue:monolog", "analogue:analog", "travelled:traveled", "travelling:traveling", "traveller:traveler", "travellers:travelers", "cancelled:canceled", "cancelling:canceling", "labelled:labeled", "labelling:labeling", "modelled:modeled", "modelling:modeling", "fuelled:fueled", "fuelling:fueling", "signalled:signaled", "signalling:signaling", "counselled:counseled", "counsellor:counselor", "counsellors:counselors", "councillor:councilor", "councillors:councilors", "levelled:leveled", "marvellous:marvelous", "quarrelled:quarreled", "rivalled:rivaled", "totalled:totaled", "tunnelled:tunneled", "unravelled:unraveled", "dialled:dialed", "duelling:dueling", "jeweller:jeweler", "woollen:woolen", "initialled:initialed", "channelled:channeled", "equalled:equaled", "gaol:jail", "likeable:likable", "sizeable:sizable", "useable:usable", "moveable:movable", "rouble:ruble", "roubles:rubles", "co-operate:cooperate", "co-operation:cooperation", "co-operating:cooperating", "co-ordinate:coordinate", "co-ordinated:coordinated", "co-ordination:coordination", "pre-school:preschool", "healthcare:health-care", "website:web-site", "can't:cannot", "vs:versus", "vs.:versus", "approx:approximately", "dept:department", "govt:government", "tv:television", "ads:advertisements", "ad:advertisement", "exam:examination", "photo:photograph", "photos:photographs", "phone:telephone", "phones:telephones"]
)
_OUR = re.compile(
    r"^(behavi|col|fav|flav|harb|hon|hum|lab|neighb|rum|sav|vap|vig|arm|ard|cand|clam|end|fev|od|parl|ranc|rig|splend|succ|tum|val|endeav|misdemean|dem|glam)our"
)
_ISE_KEEP = frozenset(
    ["advise", "advertise", "arise", "chastise", "comprise", "compromise", "demise", "despise", "devise", "disguise", "enterprise", "excise", "exercise", "expertise", "franchise", "improvise", "incise", "merchandise", "otherwise", "paradise", "precise", "premise", "promise", "raise", "revise", "rise", "supervise", "surmise", "surprise", "televise", "wise", "noise", "praise", "cruise", "bruise", "concise", "likewise", "treatise"]
)
_ISE = re.compile(r"is(e|es|ed|ing|er|ers|ation|ations|able)$")


@lru_cache(maxsize=16384)
def style_key(word: str) -> str:
    """One key for a lower-case word in all spellings that style guides choose between."""
    if word in _PAIRS:
        return _PAIRS[word]
    if "our" in word:
        word = _OUR.sub(r"\1or", word)
    match = _ISE.search(word)
    if match and len(word) > 6:
        stem = word[: match.start()] + "ise"
        if (
            stem not in _ISE_KEEP
            and not word.endswith(("wise", "vise", "prise", "mise"))
            and word[match.start() - 1] not in "aou"
        ):
            word = word[: match.start()] + "iz" + match.group(1)
    return word
