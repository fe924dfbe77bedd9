"""English words that carry certainty, denial, quantity, status, role and attribution, and words that carry nothing.
Written by hand."""

from __future__ import annotations

from collections.abc import Hashable, Iterable


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _rings(groups: Iterable[frozenset[str]]) -> dict[Hashable, frozenset[str]]:
    """Each word -> all words that share a group with it."""
    out: dict[Hashable, frozenset[str]] = {}
    for group in groups:
        for word in group:
            out[word] = out.get(word, frozenset()) | (group - {word})
    return out


FUNCTION = _words(
    """
    a an the this that these those of in on at by for from with without to into onto upon as and or but nor so
    yet if than then there here it its he him his she her hers they them their theirs we us our i me my you your
    who whom whose which what when where while whilst is are was were be been being am has have had having do
    does did done will would shall should can could may might must up down out off over under about around
    between among through during before after since until against within along across per via also too both such
    own same other another each s 's 't not no n't re ve ll d m just very quite rather still already however
    moreover furthermore therefore thus hence additionally meanwhile indeed instead although though because
    whereas whether one ones some any more most much many all only even again ever now well upon etc i.e e.g
    """
)
# Said once more or left away, nothing is asserted: connectives, intensifiers, empty adverbs.
FILLERS = _words(
    """
    however moreover furthermore therefore thus hence additionally meanwhile indeed instead also too very quite
    really just actually basically essentially simply clearly obviously certainly notably importantly
    interestingly significantly particularly especially generally typically usually overall accordingly
    consequently similarly likewise nevertheless nonetheless still yet then now here so well even again
    respectively namely specifically further besides otherwise ultimately finally in fact addition order
    subsequently currently presently already about course as such way kind sort both own itself himself
    themselves herself located situated
    """
)
NEGATIONS = _words(
    """
    not n't no never none nobody nothing nowhere neither nor without cannot hardly barely scarcely rarely seldom
    fail fails failed failing lack lacks lacked lacking absence refuse refuses refused refusing deny denies denied
    denying unable
    """
)
# Words that deny what follows them without being a denial themselves.
DENYING = _words(
    """
    prevent prevents prevented preventing avoid avoids avoided avoiding except excluding exclude excludes excluded
    unlike instead oppose opposes opposed opposition reject rejects rejected rejecting refusal failure ban bans
    banned stop stops stopped cease ceased forbid forbids forbidden prohibit prohibits prohibited unclear infrequent
    infrequently few little abandon abandoned cancelled canceled denial inability despite until
    """
)
# What a source holds for how sure: groups from sure to open. A change between groups is a change of certainty.
HEDGES: dict[str, str] = {
    word: group
    for group, words in {
        "possible": "may might could possibly perhaps maybe potentially conceivably possible potential unclear "
        "uncertain",
        "likely": "likely probably presumably expected apparently seemingly seems seem seemed appears appear "
        "appeared probable"
        " believed thought understood suspected suspect suspects unlikely",
        "alleged": "allegedly alleged reportedly reported purportedly purported supposedly supposed rumored rumoured"
        " unconfirmed unverified",
        "certain": "certainly definitely undoubtedly clearly confirmed confirms confirm proven verified"
        " surely evidently conclusively",
    }.items()
    for word in words.split()
}
QUANTIFIERS: dict[str, str] = {
    word: group
    for group, words in {
        "all": "all every each entire whole always entirely completely fully wholly totally everyone everybody "
        "everything",
        "most": "most mostly majority largely mainly predominantly primarily usually generally",
        "many": "many numerous much often frequently frequent various lots countless dozens hundreds thousands "
        "millions widely",
        "some": "some several sometimes occasionally partly partially somewhat certain few fewer",
        "few": "rare minority little less slightly",
        "none": "none nobody nothing never neither",
        "only": "only solely exclusively sole",
        "both": "both",
    }.items()
    for word in words.split()
}
FUTURE = _words("will shall 'll wo plan plans planned planning intends intend scheduled upcoming")
PAST = _words("was were did had has have been")
PRESENT = _words("is are does do am be being")
TENSE_WORDS = _words(
    """
    is are was were am be been being has have had having do does did will would shall should can could may might
    must
    """
)
ROLES = _words(
    """
    president vice-president premier minister secretary chancellor senator congressman congresswoman
    representative governor mayor judge justice general colonel major captain lieutenant sergeant admiral
    commander officer detective inspector chief director chairman chairwoman chair chairperson ceo cfo coo
    founder co-founder owner manager coach captain spokesman spokeswoman spokesperson ambassador envoy speaker
    leader deputy lawyer attorney prosecutor solicitor barrister professor lecturer teacher student doctor nurse
    surgeon engineer scientist researcher analyst economist historian author writer journalist reporter editor
    correspondent actor actress singer musician guitarist drummer director producer player striker midfielder
    defender goalkeeper pitcher quarterback king queen prince princess pope bishop archbishop cardinal priest
    imam rabbi pastor soldier sailor pilot driver farmer mother father son daughter brother sister husband wife
    uncle aunt cousin nephew niece widow grandfather grandmother friend suspect victim witness defendant
    plaintiff adviser advisor aide assistant fellow candidate councillor councilor lawmaker head boss executive
    treasurer clerk sheriff marshal commissioner superintendent principal dean rector coroner magistrate constable
    """
)
CUES = _words(
    """
    said says say saying told tells tell telling stated states state added adds add adding according claimed
    claims claim claiming alleged alleges allege announced announces announce reported reports report confirmed
    confirms argued argues argue insisted insists denied denies warned warns admitted admits acknowledged
    acknowledges suggested suggests explained explains noted notes wrote writes testified testifies declared
    declares maintained maintains asserted asserts revealed reveals disclosed discloses conceded concedes
    described describes quoted cited
    """
)
# How strongly the newsroom stands behind what is said: told, claimed (kept at a distance), granted, denied.
CUE_STRENGTH: dict[str, str] = {
    word: group
    for group, words in {
        "plain": "said says say saying told tells tell telling stated states state added adds add adding according "
        "announced announces announce"
        " explained explains noted notes wrote writes declared declares reported reports",
        "distant": "claimed claims claim claiming alleged alleges allege insisted insists maintained maintains "
        "asserted asserts argued argues",
        "granted": "admitted admits acknowledged acknowledges conceded concedes confessed confesses",
        "denied": "denied denies rejected rejects disputed disputes",
        "confirmed": "confirmed confirms revealed reveals disclosed discloses",
        "warned": "warned warns",
        "suggested": "suggested suggests hinted hints",
    }.items()
    for word in words.split()
}
SOURCES = _words(
    """
    sources source officials official police witnesses witness authorities spokesman spokeswoman spokesperson
    experts analysts prosecutors
    """
)
# Pairs that mean opposite or rival things: one for the other is never a matter of style.
RIVALS: dict[Hashable, frozenset[str]] = _rings(
    frozenset(group.split())
    for group in (
        "north south east west northern southern eastern western northeast northwest southeast southwest "
        "northeastern northwestern"
        " southeastern southwestern",
        "first last", "left right", "up down", "rise fall", "rose fell", "risen fallen", "rising falling",
        "increase decrease",
        "increased decreased", "increases decreases", "increasing decreasing", "gain loss", "gained lost",
        "win lose", "won lost", "wins loses",
        "win loss", "victory defeat", "buy sell", "bought sold", "lease purchase", "rent buy", "open closed",
        "opened closed", "before after",
        "above below", "over under", "more less fewer", "higher lower", "high low", "highest lowest", "best worst",
        "better worse",
        "largest smallest", "larger smaller", "large small", "big small", "longest shortest", "oldest youngest",
        "old young new",
        "early late", "earlier later", "earliest latest", "male female", "man woman", "men women", "boy girl",
        "boys girls", "husband wife",
        "father mother", "son daughter", "brother sister", "he she", "his her", "him her", "guilty innocent",
        "accept reject", "accepted rejected",
        "approved rejected denied", "approve reject", "allow ban prohibit", "allowed banned prohibited",
        "legal illegal", "alive dead", "killed injured wounded hurt",
        "dead injured wounded", "questioned arrested charged convicted acquitted detained released",
        "agreed refused declined", "agree refuse decline", "agrees refuses declines",
        "doubled tripled quadrupled halved", "double triple quadruple halve",
        "import export",
        "imports exports", "imported exported", "declare lift", "declared lifted", "impose lift", "imposed lifted",
        "positive negative mixed favorable unfavorable", "support oppose", "supported opposed", "supports opposes",
        "supporter opponent",
        "success failure", "successful unsuccessful", "succeeded failed", "strong weak", "minimum maximum",
        "inside outside",
        "private public", "major minor", "include exclude", "includes excludes", "included excluded",
        "with without", "internal external", "military civilian",
        "attack defend", "attacked defended", "ally enemy", "friend enemy", "true false", "always never",
        "everyone nobody",
        "majority minority", "urban rural", "domestic foreign", "temporary permanent", "murder manslaughter",
        "daily weekly monthly annual yearly",
        "sister cousin aunt niece", "uncle nephew", "grandfather grandson", "parent child", "teacher pupil",
        "plaintiff defendant", "plural singular",
        "spring summer autumn winter", "morning afternoon evening night",
        "red blue green yellow black white orange purple brown pink grey gray",
        "known unknown", "common rare", "similar different", "easy difficult", "possible impossible",
        "likely unlikely", "able unable",
        "agree disagree", "agreed disagreed", "remember forget", "begin end", "began ended", "start stop finish",
        "started stopped finished",
        "join leave", "joined left", "enter exit", "entered exited", "arrive depart", "arrived departed",
        "borrow lend", "expand shrink",
        "formally informally", "official unofficial", "deliberately accidentally", "intentional accidental",
        "voluntary compulsory mandatory",
        "seriously fatally critically slightly lightly", "serious critical stable minor moderate fatal",
        "unanimously narrowly overwhelmingly", "unanimous narrow overwhelming", "full partial", "gross net",
        "amber red yellow", "federal state county municipal", "civil criminal", "indoor outdoor", "upper lower",
        "front rear", "eastbound westbound northbound southbound", "daily fortnightly quarterly monthly annual",
        "pancreatic lung breast prostate ovarian bowel colon liver skin stomach brain kidney",
        "permanently temporarily", "legally illegally", "publicly privately", "directly indirectly",
        "peacefully violently", "negligently deliberately", "amateur professional", "viral bacterial",
        "benign malignant", "leftist rightist centrist", "left-wing right-wing", "far-left far-right",
        "liberal conservative socialist communist", "semi-final quarter-final final", "semifinal quarterfinal final",
        "semi-finals quarter-finals final", "semifinals quarterfinals final",
        "infant toddler child teenager adult", "driver passenger pedestrian cyclist motorcyclist",
        "employee contractor volunteer", "landlord tenant", "buyer seller", "borrower lender", "winner runner-up",
        "tornado hurricane earthquake flood wildfire avalanche landslide", "surplus deficit", "profit loss",
        "upgraded downgraded", "upgrade downgrade", "strengthened weakened", "widened narrowed", "tightened eased",
        "accelerated slowed", "improved worsened", "improve worsen", "warmer cooler", "hotter colder",
        "wetter drier", "heavier lighter", "faster slower", "stronger weaker", "longer shorter", "taller shorter",
        "singles doubles", "engaged married divorced separated widowed", "cash cheque", "primary runoff",
        "bail custody", "optional compulsory mandatory", "van lorry car bus motorcycle tram",
        "hospital jail", "homicide suicide accident", "praised criticised", "praise criticism",
        "for against", "gold silver bronze", "ahead behind", "lead trail", "leads trails", "led trailed", "once twice",
    )
)  # fmt: skip
# Words one may put for another without changing what is claimed.
SYNONYMS: dict[Hashable, frozenset[str]] = _rings(
    frozenset(group.split())
    for group in (
        "use utilize utilise employ", "used utilized utilised employed", "using utilizing utilising employing",
        "uses utilizes utilises employs",
        "begin start commence", "began started commenced", "beginning starting commencing", "end finish conclude",
        "ended finished concluded",
        "big large", "bigger larger", "biggest largest", "but however yet although though",
        "also too additionally moreover furthermore",
        "because since as", "while whereas although", "help aid assist", "helped aided assisted",
        "show demonstrate", "shows demonstrates",
        "showed demonstrated", "showing demonstrating", "about regarding concerning on", "buy purchase",
        "bought purchased", "get obtain receive",
        "got obtained received", "give provide", "gave provided", "gives provides", "given provided",
        "need require", "needs requires", "needed required",
        "try attempt", "tried attempted", "trying attempting",
        "mostly largely mainly primarily chiefly predominantly", "many numerous",
        "often frequently", "near close", "nearby neighbouring", "car vehicle automobile",
        "cars vehicles automobiles", "child kid", "children kids",
        "film movie", "films movies", "holiday vacation", "lift elevator", "flat apartment", "shop store",
        "shops stores", "petrol gasoline gas",
        "lorry truck", "lorries trucks", "autumn fall", "football soccer", "maths math", "whilst while",
        "amongst among", "amid amidst", "toward towards",
        "forward forwards", "backward backwards", "afterward afterwards", "upward upwards", "until till",
        "which that", "who that",
        "said stated noted added", "says states notes", "told informed", "stated said", "died passed",
        "killed slain", "hurt injured wounded",
        "house home", "houses homes", "residence home house", "quick fast rapid swift",
        "quickly rapidly swiftly fast", "answer reply response",
        "replied answered responded", "choose select pick", "chose selected picked", "chosen selected picked",
        "keep retain", "kept retained",
        "make create", "made created", "makes creates", "build construct", "built constructed",
        "building constructing", "find discover", "found discovered",
        "let allow permit", "lets allows permits", "allowed permitted", "stop halt cease", "stopped halted ceased",
        "happen occur", "happened occurred",
        "happens occurs", "idea notion concept", "important significant", "main primary chief principal",
        "many several numerous", "method approach technique",
        "methods approaches techniques", "part portion", "parts portions", "people persons individuals",
        "person individual", "place location", "places locations",
        "problem issue", "problems issues", "propose present introduce", "proposed presented introduced",
        "result outcome", "results outcomes",
        "seem appear", "seems appears", "seemed appeared", "set collection", "small little",
        "smart intelligent clever", "speed velocity rate",
        "task job", "think believe", "thinks believes", "thought believed",
        "totally completely entirely wholly fully", "type kind sort", "types kinds sorts",
        "usually typically generally normally commonly", "various several different", "want wish desire",
        "wants wishes", "wanted wished", "work function",
        "wrong incorrect", "current present", "currently presently now", "earlier previously before formerly",
        "entire whole", "famous renowned well-known",
        "further additional more", "huge enormous massive", "improve enhance", "improved enhanced",
        "improves enhances", "improving enhancing",
        "including such", "like such", "live reside", "lived resided", "lives resides", "living residing",
        "spokesman spokesperson", "spokeswoman spokesperson", "spokesmen spokespeople", "chairman chair chairperson",
        "chairwoman chair chairperson", "congressman lawmaker", "policeman officer", "firemen firefighters",
        "mother mom mum", "father dad", "policeman officer",
        "reason cause", "rather instead", "requested asked", "ask request", "talk speak", "talked spoke",
        "therefore thus hence so", "together jointly",
        "town city", "village hamlet", "via through by", "war conflict", "widely broadly", "within in inside",
        "woman lady", "women ladies", "yearly annual annually",
        "obtain achieve get", "achieve attain reach", "achieved attained reached", "perform conduct carry",
        "performed conducted", "performs conducts",
        "investigate explore examine study", "investigated explored examined studied", "analyze examine study",
        "gather collect", "gathered collected",
        "remain stay", "remained stayed", "remains stays", "rise increase grow climb",
        "rose increased grew climbed", "fall drop decline decrease",
        "fell dropped declined decreased", "called named dubbed termed", "considered regarded deemed",
        "contain include", "contains includes", "contained included",
        "difficult hard challenging", "easy simple", "easily simply", "enough sufficient",
        "especially particularly notably", "exactly precisely",
        "tell inform", "whole entire", "worldwide globally", "world globe", "students pupils", "student pupil",
        "attorney lawyer", "attorneys lawyers", "cops police",
        "approximately about around roughly", "nearly almost", "over above", "lately recently", "rapidly quickly",
        "initial first", "initially originally first",
        "novel new", "performance results", "corpus dataset data", "corpora datasets", "sentence utterance",
        "dialogues conversations", "dialogue conversation",
        "company firm", "companies firms", "rules regulations", "talks negotiations discussions",
        "deal agreement pact accord", "blaze fire", "blast explosion",
        "quake earthquake tremor", "storm tempest", "fled escaped", "reject refuse decline", "said announced",
        "vote ballot", "votes ballots",
    )
)  # fmt: skip
# Words that are written for each other by mistake, though both are words.
CONFUSED: dict[Hashable, frozenset[str]] = _rings(
    frozenset(group.split())
    for group in (
        "loose lose", "affect effect", "affects effects", "affected effected", "principle principal", "choose chose",
        "lead led", "quite quiet", "advice advise", "breath breathe", "desert dessert", "device devise",
        "ensure insure", "later latter", "personal personnel", "precede proceed", "stationary stationery",
        "weather whether", "complement compliment", "council counsel", "discreet discrete", "emigrate immigrate",
        "form from", "form forms", "trail trial", "filed field", "sight site cite", "passed past", "where were",
        "course coarse", "waste waist", "brake break", "peace piece", "plain plane", "road rode", "sole soul",
        "story storey", "there their", "through though thorough", "united untied", "casual causal", "altar alter",
        "bear bare", "born borne", "canvas canvass", "hoard horde", "lightening lightning", "martial marital",
        "pour pore", "rain reign rein", "stake steak", "tail tale", "vain vein", "wander wonder", "climatic climactic",
        "elicit illicit", "flair flare", "historic historical", "electric electrical",
    )
)  # fmt: skip
NEGATIVE_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
BACKGROUND = _words(
    """
    founded established created born since historically traditionally decades centuries known long famously
    originally dates stretching
    """
)
PRONOUNS = frozenset(
    "he she it they him her them his hers its their theirs who whom whose this that these those we us our i me "
    "my".split()
)
