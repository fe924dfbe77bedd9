"""Rules for what is said to have happened: known rivals and deeds first; the last answers always."""

from __future__ import annotations

from functools import cache

from services.newsroom.claims.rules.forms import are_synonyms, stem
from services.newsroom.claims.rules.sides import content_of, plain_word, said
from services.newsroom.claims.rules.verdict import Verdict
from services.newsroom.claims.variants import Revision, Variant
from services.newsroom.lexicon.claims_en import FUNCTION, RIVALS
from services.newsroom.lexicon.meanings import PERSONS, are_opposites, bases, common_kind
from services.newsroom.lexicon.predicates_en import PREDICATES
from services.newsroom.values.names import name_slot
from services.newsroom.values.units import Unit


def rival(variant: Variant, revision: Revision) -> Verdict | None:
    """One word stands for its opposite or rival: north and south, won and lost, dead and injured."""
    if len(content_of(variant.a)) > 3 or len(content_of(variant.b)) > 3:
        return None
    for x in variant.words("a"):
        for y in variant.words("b"):
            if (
                (_are_rivals(x, y) or _two_of_a_kind(x, y, variant))
                and not revision.keys_b[x.key]
                and not revision.keys_a[y.key]
            ):
                why = f"“{x.text}” becomes “{y.text}”, which says another thing."
                return Verdict("changed_claim", "predicate", 0.85, why, Variant((x,), (y,), variant.at))
    return None


def _are_rivals(x: Unit, y: Unit) -> bool:
    p, q = plain_word(x), plain_word(y)
    if are_synonyms(p, q):
        return False
    return q in RIVALS.get(p, ()) or (
        x.kind == y.kind == "word" and p not in FUNCTION and (are_opposites(p, q) or _in_other_forms(p, q))
    )


def _two_of_a_kind(x: Unit, y: Unit, variant: Variant) -> bool:
    """Whether one thing stands for another of its kind, and no other word differs."""
    alone = content_of(variant.a) == [x] and content_of(variant.b) == [y] and x.kind == y.kind == "word"
    if not alone or not (x.text.islower() and y.text.islower()):
        return False
    return common_kind(x.text, y.text) not in (None, *PERSONS)


def _in_other_forms(p: str, q: str) -> bool:
    """Whether other forms of two words are rivals: "killing" and "wounding" as "killed" and "wounded"."""
    theirs = set(bases(q))
    return any(theirs & _base_rivals().get(form, frozenset()) for form in bases(p)) and not _base_same(p, q)


def _base_same(p: str, q: str) -> bool:
    return bool(set(bases(p)) & set(bases(q)))


@cache
def _base_rivals() -> dict[str, frozenset[str]]:
    """RIVALS with the bases of its words."""
    out: dict[str, frozenset[str]] = {}
    for word, others in RIVALS.items():
        told = frozenset(base for other in others for base in bases(str(other)))
        for base in bases(str(word)):
            out[base] = out.get(base, frozenset()) | told
    return out


_DEALS = {
    word: group
    for group, words in {
        "lease": "lease leases leased leasing rent rents rented renting",
        "lend": "lend lends lent loan loans loaned",
        "give": "donate donates donated donation",
        "own": "own owns owned",
        "ban": "ban bans banned outlaw outlaws outlawed",
        "allow": "allow allows allowed permit permits permitted",
        "uphold": "uphold upholds upheld upholding affirm affirms affirmed affirming",
        "overturn": "overturn overturns overturned overturning quash quashes quashed quashing overrule overrules "
        "overruled reversed annul annuls annulled",
        "delay": "defer defers deferred deferring adjourn adjourns adjourned shelve shelves shelved",
        "suspend": "suspend suspends suspended suspending",
        "extend": "extend extends extended extending prolong prolongs prolonged",
        "renew": "renew renews renewed renewing",
        "revoke": "revoke revokes revoked revoking rescind rescinds rescinded",
        "veto": "veto vetoes vetoed vetoing",
        "sign": "sign signs signed signing",
        "amend": "amend amends amended amending",
        "appeal": "appeal appeals appealed appealing",
        "settle": "settle settles settled settling",
        "stab": "stab stabs stabbed stabbing",
        "strangle": "strangle strangles strangled strangling",
        "drown": "drown drowns drowned drowning",
        "poison": "poison poisons poisoned poisoning",
        "kidnap": "kidnap kidnaps kidnapped kidnapping abduct abducts abducted abducting",
        "rape": "rape rapes raped raping",
        "attack": "attack attacks attacked attacking assault assaults assaulted assaulting",
        "threaten": "threaten threatens threatened threatening",
        "smuggle": "smuggle smuggles smuggled smuggling",
        "bribe": "bribe bribes bribed bribing",
        "escape": "escape escapes escaped escaping",
        "surrender": "surrender surrenders surrendered surrendering",
        "promote": "promote promotes promoted promoting",
        "demote": "demote demotes demoted demoting relegate relegates relegated",
        "elect": "elect elects elected electing",
        "nominate": "nominate nominates nominated nominating",
        "retire": "retire retires retired retiring",
        "merge": "merge merges merged merging",
        "divert": "divert diverts diverted diverting",
        "land": "landed landing",
        "miss": "miss misses missed missing",
        "marry": "marry marries married wed",
        "divorce": "divorce divorces divorced divorcing",
        "praise": "praise praises praised praising hail hails hailed laud lauds lauded welcome welcomes welcomed",
        "condemn": "condemn condemns condemned condemning denounce denounces denounced criticise criticises criticised "
        "criticize criticizes criticized criticizing criticising",
        "order": "order orders ordered ordering",
        "urge": "urge urges urged urging",
        "promise": "promise promises promised promising pledge pledges pledged pledging vow vows vowed vowing",
        "seize": "seize seizes seized seizing confiscate confiscates confiscated",
        "search": "raid raids raided raiding",
        "evict": "evict evicts evicted evicting",
        "deport": "deport deports deported deporting",
        "expel": "expel expels expelled expelling",
        "bomb": "bomb bombs bombed bombing shell shells shelled shelling",
        "invade": "invade invades invaded invading",
        "capture": "capture captures captured capturing",
        "retreat": "retreat retreats retreated retreating withdrew",
        "derail": "derail derails derailed derailing",
        "collapse": "collapse collapses collapsed collapsing",
        "infect": "infect infects infected infecting",
        "vaccinate": "vaccinate vaccinates vaccinated vaccinating",
        "discharge": "discharge discharges discharged discharging",
        "testify": "testify testifies testified testifying",
    }.items()
    for word in words.split()
}


_DEEDS = PREDICATES | _DEALS
"""From a word to what it says was done; two groups are two deeds."""


def deed(variant: Variant, revision: Revision) -> Verdict | None:
    """One deed stands for another: leased and sold, detained and charged, delayed and cancelled."""
    a, b = content_of(variant.a), content_of(variant.b)
    if len(a) != 1 or len(b) != 1 or a[0].kind != "word" or b[0].kind != "word":
        return None
    x, y = a[0].text.lower(), b[0].text.lower()
    one, two = _DEEDS.get(x), _DEEDS.get(y)
    if one is None or two is None or one == two or are_synonyms(a[0].key, b[0].key) or stem(x) == stem(y):
        return None
    why = f"“{a[0].text}” becomes “{b[0].text}”, which is another deed."
    return Verdict("changed_claim", "predicate", 0.75, why, Variant((a[0],), (b[0],), variant.at))


def predicate(variant: Variant, revision: Revision) -> Verdict | None:
    """What is said to have happened changes: other words of content stand in the place. The gate weighs how much."""
    told = [*content_of(variant.a), *content_of(variant.b)]
    slot = name_slot(told[-1].text) if told and all(u.kind == "name" for u in told) else "predicate"
    return Verdict("changed_claim", slot, 0.5, f"“{said(variant.a)}” becomes “{said(variant.b)}”.", firm=False)
