"""Titles that stand before names, and nouns that stand for people and bodies that speak."""

from __future__ import annotations

MALE_TITLES = frozenset(
    "mr mr. sir lord king prince father congressman monsieur m. herr señor sr. don baron duke sheikh".split()
)
FEMALE_TITLES = frozenset(
    "mrs mrs. ms ms. miss dame lady queen princess sister congresswoman madame mme mme. frau señora sra. doña baroness "
    "duchess".split()
)
TITLES = (
    MALE_TITLES
    | FEMALE_TITLES
    | frozenset(
        "dr dr. prof prof. professor rev rev. reverend president vice-president chancellor premier prime "
        "minister senator sen "
        "sen. sens. representative rep rep. reps. congressman congresswoman governor gov gov. govs. lt. lt mayor "
        "councilman "
        "councilwoman councillor councilor judge justice attorney general gen gen. col col. colonel maj maj. "
        "major capt capt. "
        "captain sgt sgt. sergeant lieutenant adm adm. admiral cmdr. commander cpl. private officer detective "
        "inspector "
        "superintendent chief sheriff deputy secretary undersecretary ambassador speaker chairman chairwoman "
        "chair director "
        "commissioner commissar pope cardinal archbishop bishop rabbi imam ayatollah mullah pastor minister hon. "
        "st. coach "
        "councilmember assemblyman assemblywoman treasurer principal dean treasurer auntie uncle aunt".split()
    )
)
"""Words that stand before a name and are no part of it, in small letters."""

_PERSON = (
    "spokesman spokeswoman spokesperson official officer aide adviser advisor analyst expert economist lawyer attorney "
    "prosecutor judge senator congressman congresswoman governor mayor minister president chairman chairwoman chair "
    "director manager strategist consultant operative activist organizer organiser professor scientist "
    "researcher scholar "
    "historian author writer reporter journalist columnist editor host anchor commentator correspondent blogger "
    "pollster "
    "doctor physician nurse teacher student principal superintendent police detective sheriff chief commander general "
    "colonel captain sergeant soldier veteran pilot farmer worker employee employer owner founder executive ceo "
    "investor "
    "banker trader broker candidate nominee frontrunner front-runner rival opponent supporter critic ally donor "
    "fundraiser "
    "volunteer voter resident neighbor neighbour witness victim survivor suspect defendant plaintiff source insider "
    "diplomat ambassador envoy negotiator mediator lobbyist bishop priest pastor rabbi imam cardinal pope actor "
    "actress "
    "singer musician director filmmaker producer comedian artist player coach captain athlete fan driver passenger "
    "mother father parent son daughter brother sister wife husband widow widower cousin friend colleague aunt uncle "
    "grandmother grandfather man woman boy girl person lawmaker legislator politician representative delegate member "
    "leader head deputy secretary commissioner treasurer clerk engineer architect designer developer fisherman "
    "miner baker "
    "plumber electrician carpenter shopkeeper landlord tenant customer client patient guest visitor tourist "
    "migrant refugee "
    "hacker whistleblower informant agent investigator inspector regulator auditor accountant fellow specialist "
    "technician "
    "counselor counsellor therapist psychologist psychiatrist biologist physicist chemist geologist "
    "climatologist surgeon "
    "democrat republican conservative liberal libertarian socialist progressive independent mp mep chef curator "
    "librarian "
    "dean provost monk nun caller reader viewer user poster moderator panelist debater speaker pundit surrogate "
    "protester demonstrator marcher attendee heckler rebel militant insurgent fighter gunman hostage prisoner "
    "inmate detainee "
    "guard chaplain skeptic sceptic proponent advocate campaigner backer detractor loyalist dissident exile "
    "immigrant citizen "
    "taxpayer commuter shopper homeowner retiree pensioner teenager youth child toddler narrator interviewer "
    "questioner "
    "applicant constituent bystander onlooker participant respondent juror crew rescuer "
    "staffer assistant intern coordinator spokesmodel negotiator hunter rancher trucker firefighter paramedic medic"
)
_BODY = (
    "government ministry department agency company firm bank group organization organisation campaign committee "
    "commission "
    "council court union party newspaper paper magazine network station outlet website site university school hospital "
    "institute association foundation charity police army navy military force office embassy administration regime "
    "coalition alliance team club federation board panel bureau authority statement report study document letter memo "
    "email e-mail tweet post message article editorial op-ed column book lawsuit complaint indictment filing "
    "ruling opinion "
    "order law bill constitution petition poll survey ad advertisement flier flyer sign banner poster headline caption "
    "transcript manifesto declaration resolution press release note blog video narrator biography profile page notice "
    "announcement platform"
)


def _with_plurals(row: str) -> frozenset[str]:
    out = set()
    for word in row.split():
        out.add(word)
        if word.endswith("man") and word != "german":
            out.add(word[:-3] + "men")
        elif word.endswith("y") and word[-2] not in "aeou":
            out.add(word[:-1] + "ies")
        elif word.endswith(("s", "ch", "sh", "x")):
            out.add(word + "es")
        else:
            out.add(word + "s")
    return frozenset(
        out
        | {"people", "children", "spokespeople", "wives", "authorities", "troops", "family", "folks", "media", "staff"}
    )


PEOPLE = _with_plurals(_PERSON)
"""Nouns for a person who may speak, with plurals."""

BODIES = _with_plurals(_BODY)
"""Nouns for a body or a paper that may be quoted."""

ROLES = PEOPLE | BODIES

MALE_ROLES = frozenset(
    "spokesman congressman chairman man boy father son brother husband widower uncle grandfather actor councilman "
    "fisherman king prince priest monk businessman".split()
)
FEMALE_ROLES = frozenset(
    "spokeswoman congresswoman chairwoman woman girl mother daughter sister wife widow aunt actress grandmother "
    "councilwoman queen princess nun businesswoman".split()
)
