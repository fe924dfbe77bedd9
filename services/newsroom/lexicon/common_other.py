"""The commonest small words of six other languages: they say nothing about which event is told. Written by hand."""

from __future__ import annotations

_WORDS = {
    "de": "der die das den dem des ein eine einen einem einer und oder aber auch nicht ist sind war waren wird "
    "werden wurde wurden hat haben hatte mit von vom zum zur für auf aus bei nach vor über unter durch "
    "gegen ohne sich sie wir ihr ihre sein seine dass wenn weil wie als noch nur schon mehr sagte nach am "
    "im in an um es er kein keine so bis zu",
    "fr": "le la les un une des du de et ou mais aussi ne pas est sont était ont avec dans pour par sur sous "
    "sans chez vers il elle ils elles nous vous leur leurs son sa ses ce cet cette ces qui que quoi dont "
    "où plus moins très comme selon après avant entre être avoir fait déclaré au aux en se",
    "es": "el la los las un una unos unas y o pero también no es son era fue fueron ha han con en para por "
    "sobre sin entre desde hasta se su sus este esta estos estas que quien cual cuando donde más menos "
    "muy como según después antes del al lo le les dijo ser estar tras",
    "it": "il lo la gli le un uno una e o ma anche non è sono era ha hanno con in per su da di del della dei "
    "delle nel nella al alla dal si suo sua suoi questo questa che chi quando dove più meno molto come "
    "secondo dopo prima ha detto tra fra",
    "nl": "de het een en of maar ook niet is zijn was waren werd werden heeft hebben had met van voor op uit "
    "bij naar over onder door tegen zonder zich zij wij hun deze dit dat die als nog meer zei te om aan "
    "er",
    "pt": "o a os as um uma e ou mas também não é são era foi foram tem com em para por sobre sem entre desde "
    "até se seu sua este esta isso que quem quando onde mais menos muito como segundo depois antes do da "
    "dos das no na ao disse ser",
}
SMALL = frozenset(word for words in _WORDS.values() for word in words.split())
