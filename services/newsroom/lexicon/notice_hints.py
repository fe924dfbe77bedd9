"""The beginnings of words one of which every notice holds: a cheap look before the close one."""

from __future__ import annotations

HINTS = (
    ", p1", ", p2", ", p3", ", p4", ", p5", ", p6", ", p7", ", p8", ", p9", ", page ", "a note", "a été", "aangepast",
    "aanvull", "abusiev", "accepts", "aclara", "actuali", "added", "adds", "aggiorn", "aktualis", "altered", "ambig",
    "amend", "anmerk", "apolog", "append", "as first", "as reported", "as stated", "as the ", "as we ", "an article", "a story", "an editorial", "a column", "an obituary", "a caption", "a picture caption",
    "a photo caption", "this article", "this story", "this post", "this piece", "incomplet", "imperfect", "erroneous", "edit ", "edit:", "corregi", "corrigi", "some copies", "a report", "a news", "an item", "a brief", "asked to",
    "attention - ", "atualiz", "berichtigung", "caption", "changed", "clarif", "conflat", "confus", "contrary to",
    "correct", "correz", "correç", "dateline", "delet", "disregard", "earlier", "early editions", "edited", "editing",
    "editor", "entschuldig", "erram", "errat", "error", "esclarec", "failed to", "false", "fassung", "fe de err",
    "first edition", "first posted", "first published", "fix", "further to", "fälschlich", "förtyd", "garbl",
    "got it wrong", "happy to", "headline", "hinweis", "imprecis", "in a story", "in an article", "inaccura",
    "incorrect", "initial", "inserted", "irrtüm", "kill kill", "kill –", "kill —", "kill-", "kill:", "klarst",
    "korrekt", "left out", "leiðrétting", "make clear", "mentions of", "misat", "misca", "mischar", "misda", "misde",
    "mise à jour", "misge", "misid", "misint", "misla", "mislead", "misna", "mispl", "mispr", "misq", "misr", "missp",
    "misst", "mistak", "mistook", "mistr", "misus", "mixed up", "modified", "n.d.r", "nachtrag", "naschrift", "ndlr",
    "no longer", "noot van", "note (", "note from", "note to", "note –", "note —", "note:", "oikaisu", "omit",
    "on page ", "opdat", "oppdat", "oprava", "original", "our article", "our report", "our story", "outdated",
    "overst", "point out", "por error", "precisaz", "presiser", "previous", "précision", "publication", "re-fil",
    "recast", "rectif", "redacción", "redact", "redakt", "redazione", "redação", "redigert", "reference to",
    "references to", "refil", "regret", "remov", "replaced", "restored", "retract", "rettelse", "rettet", "reversed",
    "revised", "reword", "rewrit", "richtigstellung", "rpt-", "rätte", "rédaction", "should have", "some editions",
    "sorry for", "sprostowanie", "sted ", "supplement", "taken down", "ten onrechte", "the record", "there should",
    "transpos", "udgave", "underst", "unpublish", "updat", "uppdat", "utgave", "utgåva", "verduid", "versie",
    "version", "versión", "versjon", "versão", "was published", "we called", "we described", "we gave",
    "we identified", "we named", "we published", "we referred", "we reported in", "we reported that", "we said",
    "we wrote", "withdr", "wording", "writethru", "wrong", "à tort", "виправл", "исправл", "поправ", "уточн", "תיקון",
    "تصحيح", "更正", "訂正", "바로잡", "정정",
)  # fmt: skip
"""Beginnings of words. A sentence without any of them opens no notice: most have none, and are not looked at closer."""
