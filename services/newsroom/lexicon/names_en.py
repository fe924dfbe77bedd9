"""Names English news uses in several forms, places it names often, titles and particles. Written by hand."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness rev reverend fr father sister brother
    rabbi imam sheikh pope king queen prince princess duke duchess president vice-president chancellor minister
    premier senator sen rep representative congressman congresswoman governor gov mayor judge justice general
    gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal cpl admiral adm commander cmdr
    officer detective inspector constable chief secretary ambassador envoy speaker leader chairman chairwoman
    spokesman spokeswoman spokesperson director coach manager then-president ex-president former us u.s.
    """
)
# Offices that stand before a name in capitals, what may stand before them, and words of party.
OFFICES = _words(
    """
    president vice-president chancellor minister premier senator sen representative rep congressman congresswoman
    governor gov mayor judge justice general gen colonel col major lieutenant lt sergeant sgt corporal admiral
    commander officer detective inspector constable superintendent sheriff chief secretary ambassador envoy speaker
    leader chairman chairwoman chair spokesman spokeswoman spokesperson director coach manager prosecutor attorney
    lawyer professor prof commissioner councillor councilor captain ceo cfo coo striker midfielder defender
    goalkeeper executive treasurer
    """
)
OFFICE_FRONTS = _words(
    """
    prime vice deputy assistant associate acting interim former ex foreign finance defence defense interior home
    health education justice trade energy environment agriculture transport transportation culture labor economy
    chief managing police fire city state first press homeland security district attorney presidential
    gubernatorial republican democratic democrat conservative labour brigadier staff
    """
)
PARTIES = _words("republican democrat democratic conservative labour liberal independent tory green")
SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "phd", "md", "qc", "kc", "mp"])
PARTICLES = _words(
    """
    of the de la le du van von der den bin ibn al el da di dos das del for and y
    """
)
SURNAME_FIRST = _words(
    """
    kim lee park choi jung jeong kang cho yoon yun moon ri ro pak xi li wang zhang liu chen yang zhao huang zhou
    wu xu sun hu zhu gao lin he guo ma luo nguyen tran pham hoang phan vu dang bui mao deng hua jiang tsai lai
    """
)
NICKNAMES: tuple[frozenset[str], ...] = tuple(
    frozenset(group.split())
    for group in (
        "robert rob bob bobby", "william bill will billy", "richard rick dick", "james jim jimmy", "john jack johnny",
        "thomas tom tommy", "michael mike mick", "joseph joe", "charles charlie chuck", "edward ed eddie ted",
        "elizabeth liz beth betty", "katherine kate kathy katie", "margaret maggie meg peggy", "steven steve stephen",
        "daniel dan danny", "matthew matt", "christopher chris", "anthony tony", "andrew andy drew", "benjamin ben",
        "samuel sam", "alexander alex", "nicholas nick", "timothy tim", "kenneth ken", "ronald ron", "donald don",
        "patricia pat patty", "jennifer jen jenny", "susan sue", "deborah debbie", "gregory greg", "jeffrey jeff",
        "joshua josh", "jonathan jon", "david dave", "peter pete", "raymond ray", "lawrence larry",
        "gerald gerry jerry",
        "victoria vicky", "theodore ted teddy", "abigail abby", "rebecca becky", "kimberly kim", "pamela pam",
    )
)  # fmt: skip
# One line: forms that newsrooms and style guides use for one and the same thing.
ALIASES: tuple[tuple[str, ...], ...] = (
    ("united nations", "un"),
    ("united states", "us", "usa", "united states of america", "america"),
    ("united kingdom", "uk", "britain", "great britain"),
    ("european union", "eu"),
    ("north korea", "dprk", "democratic people's republic of korea"),
    ("south korea", "republic of korea", "rok"),
    ("kyiv", "kiev"),
    ("kharkiv", "kharkov"),
    ("odesa", "odessa"),
    ("lviv", "lvov"),
    ("dnipro", "dnepr"),
    ("zaporizhzhia", "zaporizhia", "zaporozhye"),
    ("beijing", "peking"),
    ("mumbai", "bombay"),
    ("kolkata", "calcutta"),
    ("chennai", "madras"),
    ("bengaluru", "bangalore"),
    ("yangon", "rangoon"),
    ("myanmar", "burma"),
    ("czech republic", "czechia"),
    ("turkey", "türkiye", "turkiye"),
    ("ivory coast", "côte d'ivoire", "cote d'ivoire"),
    ("eswatini", "swaziland"),
    ("north macedonia", "macedonia"),
    ("united arab emirates", "uae", "emirates"),
    ("democratic republic of congo", "democratic republic of the congo", "drc", "dr congo"),
    ("doctors without borders", "médecins sans frontières", "medecins sans frontieres", "msf"),
    ("islamic state", "isis", "isil", "daesh", "is"),
    ("federal bureau of investigation", "fbi"),
    ("central intelligence agency", "cia"),
    ("world health organization", "world health organisation", "who"),
    ("north atlantic treaty organization", "north atlantic treaty organisation", "nato"),
    ("international monetary fund", "imf"),
    ("white house press office", "white house"),
    ("gaza strip", "gaza"),
    ("new york city", "nyc", "new york"),
    ("los angeles", "la"),
    ("washington dc", "washington", "district of columbia"),
    ("saint petersburg", "st petersburg"),
    ("mexico city", "ciudad de méxico", "ciudad de mexico"),
    ("republican party", "gop", "republicans"),
    ("scotland yard", "metropolitan police", "met police"),
    ("covid-19", "covid", "coronavirus disease 2019"),
    ("twitter", "x, formerly twitter"),
)
COUNTRIES = _words(
    """
    afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain
    bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana brazil britain brunei
    bulgaria burkina-faso burundi cambodia cameroon canada chad chile china colombia comoros congo costa-rica
    croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt el-salvador england eritrea estonia
    eswatini ethiopia europe fiji finland france gabon gambia gaza georgia germany ghana greece grenada
    greenland guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel
    italy jamaica japan jordan kazakhstan kenya kiribati korea kosovo kuwait kyrgyzstan laos latvia lebanon
    lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta
    mauritania mauritius mexico moldova monaco mongolia montenegro morocco mozambique myanmar namibia nauru
    nepal netherlands new-zealand nicaragua niger nigeria north-korea north-macedonia norway oman pakistan palau
    palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa saudi-arabia
    scotland senegal serbia seychelles sierra-leone singapore slovakia slovenia somalia south-africa south-korea
    south-sudan spain sri-lanka sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo
    tonga trinidad tunisia turkey turkmenistan tuvalu uganda ukraine uk us usa united-states united-kingdom
    uruguay uzbekistan vanuatu vatican venezuela vietnam wales yemen zambia zimbabwe africa asia america
    antarctica
    """
)
CITIES = _words(
    """
    london paris berlin madrid rome lisbon vienna brussels amsterdam dublin edinburgh glasgow manchester
    liverpool birmingham leeds cardiff belfast moscow kyiv kiev kharkiv odesa lviv mariupol donetsk minsk warsaw
    prague budapest bucharest sofia athens istanbul ankara stockholm oslo copenhagen helsinki reykjavik zurich
    geneva bern milan naples venice turin munich hamburg frankfurt cologne barcelona valencia seville marseille
    lyon nice washington boston chicago houston dallas austin denver phoenix seattle portland philadelphia
    detroit atlanta miami orlando cleveland baltimore pittsburgh minneapolis nashville memphis charlotte
    sacramento oakland las-vegas los-angeles san-francisco san-diego new-york new-orleans toronto montreal
    vancouver ottawa calgary sydney melbourne perth brisbane adelaide canberra auckland wellington tokyo osaka
    kyoto seoul busan pyongyang beijing shanghai hong-kong guangzhou shenzhen wuhan taipei delhi new-delhi
    mumbai kolkata chennai bengaluru karachi lahore islamabad kabul tehran baghdad damascus beirut jerusalem
    tel-aviv ramallah rafah cairo tripoli tunis algiers rabat casablanca nairobi lagos abuja accra johannesburg
    cape-town pretoria khartoum addis-ababa kampala kinshasa dakar bamako riyadh jeddah dubai doha kuwait-city
    manila jakarta bangkok hanoi singapore kuala-lumpur colombo dhaka kathmandu mexico-city havana caracas
    bogota lima santiago buenos-aires sao-paulo rio-de-janeiro brasilia quito la-paz montevideo
    """
)
STATES = _words(
    """
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri
    montana nebraska nevada new-hampshire new-jersey new-mexico north-carolina north-dakota ohio oklahoma oregon
    pennsylvania rhode-island south-carolina south-dakota tennessee texas utah vermont virginia west-virginia
    wisconsin wyoming ontario quebec alberta manitoba saskatchewan queensland victoria tasmania crimea donbas
    bavaria saxony scotland yorkshire kent essex sussex surrey cornwall devon
    """
)
PLACES = COUNTRIES | CITIES | STATES
# The last word of a name that is a place, and of one that is a body.
PLACE_ENDS = _words(
    """
    county city town village river lake sea ocean bay gulf strait island islands peninsula mountain mountains
    valley street road avenue square park bridge airport station harbor harbour province district region coast
    desert
    """
)
BODY_ENDS = _words(
    """
    council committee commission ministry department agency party union university college institute school
    hospital bank company corporation inc ltd group court police army navy force office parliament senate
    congress house league association federation foundation club times post news service bureau board authority
    church
    """
)
# Words that open a sentence with a capital and are no names.
OPENERS = _words(
    """
    the a an this that these those there here he she it they we you i his her its their our my your who what
    when where why how which whose in on at by for from with without to of as after before since until while
    during under over between among amid against about around across behind beyond near along through throughout
    into onto upon within despite because if unless although though whether once and but or nor so yet however
    moreover furthermore meanwhile also still then now later earlier today yesterday tomorrow tonight recently
    instead thus hence therefore otherwise nevertheless nonetheless indeed perhaps maybe all both each every
    either neither some any many much most more few several another other others such no not none nobody nothing
    everyone everybody everything someone somebody something anyone one two three four five six seven eight nine
    ten eleven twelve twenty thirty fifty tens scores hundreds thousands millions dozens half about nearly
    almost at least
    only even just police officials authorities people residents witnesses experts analysts critics supporters
    scientists researchers lawyers doctors students prosecutors investigators lawmakers voters soldiers troops
    workers teachers women men children parents families friends neighbours neighbors sources reports investors
    protesters rescuers firefighters government president prime minister secretary spokesman spokeswoman
    according like unlike due rather than following given based asked speaking let please yes no ok well first
    second third finally last next new old former local state federal national international foreign public
    private many major minor early late total overall including additional further previous various certain
    similar same different other thousands when whenever wherever whatever ever never always often sometimes
    usually frequently eventually initially originally previously currently formerly apparently reportedly
    allegedly additionally consequently subsequently similarly likewise specifically particularly especially
    generally typically historically traditionally politically nearby outside inside above below up down out off
    back again together apart aside away ago ahead would could should may might must shall will can do does did
    is are was were be been being has have had having
    """
)
# Where something comes from -> the name that news uses for the place: "American" and "United States" are forms of
# one name.
DEMONYMS: dict[str, str] = dict(
    pair.split(":")
    for pair in """american:united-states americans:united-states british:united-kingdom britons:united-kingdom
    briton:united-kingdom french:france
    german:germany germans:germany spanish:spain spaniards:spain dutch:netherlands swiss:switzerland greek:greece
    greeks:greece danish:denmark
    danes:denmark swedish:sweden swedes:sweden finnish:finland finns:finland polish:poland poles:poland
    irish:ireland scottish:scotland scots:scotland
    welsh:wales english:england turkish:turkey turks:turkey chinese:china japanese:japan taiwanese:taiwan
    vietnamese:vietnam thai:thailand
    filipino:philippines filipinos:philippines pakistani:pakistan pakistanis:pakistan afghan:afghanistan
    afghans:afghanistan iraqi:iraq iraqis:iraq
    israeli:israel israelis:israel saudi:saudi-arabia saudis:saudi-arabia lebanese:lebanon yemeni:yemen
    kuwaiti:kuwait qatari:qatar
    portuguese:portugal czech:czechia hungarian:hungary ukrainian:ukraine ukrainians:ukraine russian:russia
    russians:russia canadian:canada
    canadians:canada mexican:mexico mexicans:mexico brazilian:brazil argentine:argentina argentinian:argentina
    chilean:chile cuban:cuba
    colombian:colombia venezuelan:venezuela peruvian:peru indian:india indians:india australian:australia
    australians:australia italian:italy
    italians:italy austrian:austria belgian:belgium norwegian:norway egyptian:egypt libyan:libya syrian:syria
    syrians:syria iranian:iran
    iranians:iran jordanian:jordan nigerian:nigeria kenyan:kenya ethiopian:ethiopia sudanese:sudan somali:somalia
    moroccan:morocco
    african:africa african:africa european:europe asian:asia jewish:jews korean:korea javanese:java balinese:bali
    sumatran:sumatra""".split()
)
ABBREVIATED_STATES: dict[str, str] = dict(
    pair.split(":")
    for pair in """al:alabama ak:alaska az:arizona ar:arkansas ca:california calif:california co:colorado
    colo:colorado ct:connecticut conn:connecticut
    de:delaware fl:florida fla:florida ga:georgia hi:hawaii id:idaho il:illinois ill:illinois ind:indiana ia:iowa
    ks:kansas kan:kansas
    ky:kentucky la:louisiana md:maryland ma:massachusetts mass:massachusetts mi:michigan mich:michigan mn:minnesota
    minn:minnesota ms:mississippi
    miss:mississippi mo:missouri mt:montana mont:montana ne:nebraska neb:nebraska nv:nevada nev:nevada
    nh:new-hampshire nj:new-jersey nm:new-mexico ny:new-york
    nc:north-carolina nd:north-dakota oh:ohio ok:oklahoma okla:oklahoma ore:oregon pa:pennsylvania penn:pennsylvania
    ri:rhode-island sc:south-carolina
    sd:south-dakota tn:tennessee tenn:tennessee tx:texas tex:texas ut:utah vt:vermont va:virginia wa:washington
    wash:washington wv:west-virginia
    wi:wisconsin wis:wisconsin wy:wyoming wyo:wyoming""".split()
)
