"""How newsrooms that write in other languages tell of a change: a row a language, each a pattern without anchors.

`own` are words for an earlier state of the very text, `done` for what was done to it or was wrong in it; either"
" makes a
notice. Labels stand in `notices.FOREIGN_LABELS`.
"""

from __future__ import annotations

ABROAD: tuple[tuple[str, str, str], ...] = (
    # language, own, done
    (
        "German",
        r"(?:früheren?|ersten?|vorherigen?|vorigen|ursprünglichen?|älteren|anderen) (?:Version|Fassung)"
        r"(?: (?:dieses|des|dieser|der|unseres) (?:\w+ )?(?:Artikels?|Textes|Beitrags?|Berichts?|Meldung|Interviews"
        r"|Überschrift|Nachricht)|(?= (?:hieß|stand|war|wurde|haben wir))|,? die)",
        r"(?:dieser|der|diese|die) (?:Artikel|Text|Beitrag|Bericht|Meldung|Überschrift|Bildunterschrift) (?:wurde|ist)"
        r" .*(?:korrigiert|aktualisiert|geändert|ergänzt|angepasst|überarbeitet|zurückgezogen)"
        r"|(?:in|laut) (?:der|einer|unserer|dem|einem|unserem) (?:\w+ )?(?:Meldung|Artikel|Bericht|Beitrag|Text)"
        r" (?:vom|über|zu)\b.* (?:hieß|stand|war|haben wir)\b|wir haben (?:(?:den|diesen) Fehler|das|dies"
        r"|die (?:Stelle|Passage|Angabe)) (?:inzwischen |nun )?"
        r"(?:korrigiert|berichtigt)|wir bitten,? (?:den Fehler|dies|das Versehen) zu entschuldigen"
        r"|(?:fälschlich|irrtümlich)(?:erweise)? .*\b(?:haben wir|Artikel|Version|Fassung)\b"
        r"|haben wir (?:fälschlich|irrtümlich)",
    ),
    (
        "French",
        r"version (?:précédente|antérieure|initiale|originale) (?:de (?:cet|ce|notre|l)|du)\b"
        r"|(?:première|précédente|ancienne) version (?:de (?:cet|ce|cette|notre|l)|du)\b",
        r"(?:cet article|ce texte|cette dépêche|le titre|la légende) a été (?:modifié|corrigé|mise? à jour|actualisé)"
        r"|nous (?:avons|avions) (?:\w+ )?(?:à tort|par erreur)|contrairement à ce que nous (?:avons|avions|écri"
        r"|indiq)",
    ),
    (
        "Spanish",
        r"(?:versión|edición) (?:anterior|previa|inicial|original) de (?:est[ea]|la|el|nuestr)\b"
        r"|primera versión de est[ea]",
        r"(?:este artículo|este texto|esta noticia|esta información|el titular) (?:ha sido|fue) (?:corregid|actualizad"
        r"|modificad)\w+|por error,? .*(?:publicamos|dijimos|esta noticia|este artículo)",
    ),
    (
        "Portuguese",
        r"versão (?:anterior|inicial|original|prévia) d(?:este|esta|o|a) (?:texto|reportagem|notícia|artigo|matéria)",
        r"(?:(?:este|o) (?:texto|artigo)|(?:esta|a) (?:notícia|reportagem|matéria)) foi (?:corrigid|atualizad"
        r"|alterad)\w+"
        r"|como (?:dizia|informava|afirmava|constava)(?: \w+)? (?:o texto|a reportagem|a notícia|anteriormente)",
    ),
    (
        "Italian",
        r"(?:versione precedente|precedente versione|prima versione) (?:di quest|dell)",
        r"(?:questo articolo|questo testo|il titolo) è stato (?:corretto|aggiornato|modificato)"
        r"|(?:abbiamo|avevamo) (?:erroneamente |per errore )?scritto",
    ),
    (
        "Dutch",
        r"(?:eerdere|vorige|oorspronkelijke|eerste) versie (?:van (?:dit|deze|het|ons)|(?=stond|werd|schreven))",
        r"(?:dit|het) (?:artikel|bericht|stuk|verhaal) (?:is|werd) .*(?:aangepast|gecorrigeerd|bijgewerkt"
        r"|gerectificeerd)"
        r"|schreven wij (?:ten onrechte|abusievelijk)|stond (?:ten onrechte|abusievelijk)",
    ),
    (
        "Danish, Norwegian and Swedish",
        r"(?:tidligere|tidigare|første|första) (?:version|versjon|udgave|utgave) a[fv] (?:den|denn?e|artik|sak|text)",
        r"(?:artikkelen|artiklen|artikeln|saken|texten) (?:er|blev|har) (?:\w+ )?(?:rettet|rättats|korrigert|oppdatert"
        r"|opdateret|uppdaterats)",
    ),
)  # fmt: skip

# Beginnings of words one of which every row needs: a cheap look, for most texts are in one language.
ABROAD_SIGNS = (
    r"fassung|versi[oóã]|versie|versjon|udgave|utg[aå]v|artik|article|artigo|artículo|text|testo|meldung|bericht"
    r"|beitrag"
    r"|überschrift|bildunter|titre|légende|dépêche|noticia|notícia|información|reportagem|matéria|titol|titular|stuk"
    r"|verhaal|saken|haben wir|wir |nous |contrairement|abbiamo|avevamo|schreven|stond|irrtüm|fälschlich|por error"
)
