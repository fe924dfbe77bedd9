"""Words whose full stop does not end a sentence, by what may follow them. English; case is as written in news copy."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    """
    Mr Mrs Ms Mx Dr Prof Rev Hon Fr Sr Jr St Ste Mt Ft Sen Sens Rep Reps Gov Govs Lt Gen Col Maj Capt Cmdr Cpl Sgt
    Adm Brig Pvt Supt Insp Det Amb Pres Msgr Messrs Mme Mlle Sec Atty Asst Dep Spc Ofc vs v approx cf viz al e.g i.e
    Gens Cols Drs Profs Revs
    """
)
"""Stand before a name: a capital after them goes on with the sentence."""

BEFORE_NUMBERS = _words(
    """
    No Nos no nos Art Arts art Sec sec Fig Figs fig p pp Vol vol Ch ch par paras Jan Feb Mar Apr Jun Jul Aug Sep
    Sept Oct Nov Dec ca c est
    """
)
"""Stand before a digit: "No. 10", "Dec. 30", "p. 4"."""

AFTER_NAMES = _words(
    """
    Inc Corp Co Cos Ltd Bros LLC PLC plc Assn Assoc Dept Univ Est Ave Blvd Rd Sq Ln Hwy etc dept assn Ala Ariz Ark
    Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va
    Wash Wis Wyo Jan Feb Aug Sept Oct Nov Dec Jr Sr Esq PhD MD hr hrs min mph ft lb lbs oz kg km
    """
)
"""Stand after a name or amount: they end a sentence only before a word that likes to open one."""

OPENERS = _words(
    """
    The A An This That These Those He She It They We I You His Her Its Their Our My Your There Here In On At By For
    From With After Before During Since Until While When Where As If Although Though But And Or So Yet Because
    However Meanwhile Earlier Later Last Next Both Some Many Most All Each Every No Not None One Two Three Several
    Such What Who Why How According Officials Police Authorities Asked Under Over Among Between Despite Also Still
    Then Now Once Even Only Just Other Others Another More Much Few To Without Within Through Throughout Instead
    Nevertheless Moreover Furthermore Additionally Finally First Second Third
    """
)
"""Words that like to open a sentence: after an abbreviation they decide that one begins."""
