"""The beginnings of words one of which every notice holds: a cheap look before the close one."""

from __future__ import annotations

HINTS = (
    ", p1", ", p2", ", p3", ", p4", ", p5", ", p6", ", p7", ", p8", ", p9", ", page ", "a brief", "a caption",
    "a column", "a news", "a note", "a photo caption", "a picture caption", "a reader", "a report", "a story",
    "a été", "aangepast", "aanvull", "abusiev", "accepts", "aclara", "actuali", "added", "adds", "advisory:",
    "aggiorn", "aktualis", "altered", "ambig", "amend", "an article", "an editorial", "an item", "an obituary",
    "anmerk", "apolog", "append", "article", "artikel wurde", "as first", "as given", "as it ", "as previously",
    "as printed", "as published", "as reported", "as stated", "as the ", "as was ", "as we ", "asked to",
    "attention - ", "atualiz", "berichtigung", "bulletin kill", "caption", "changed", "chart on", "clarif",
    "column", "conflat", "confus", "contrairement", "contrary to", "correct", "corregi", "correz", "correç",
    "corrigi", "dateline", "delet", "dieser artikel", "disregard", "earlier", "early editions", "edit ", "edit:",
    "edited", "editing", "edition", "editor", "entschuldig", "erram", "errat", "erroneous", "error", "esclarec",
    "failed to", "false", "fassung", "fe de err", "first edition", "first posted", "first published", "fix",
    "foi alterad", "foi atualiz", "foi corrig", "further to", "fälschlich", "förtyd", "garbl", "got it wrong",
    "happy to", "headline", "hinweis", "imperfect", "imprecis", "in a letter", "in a review", "in a story",
    "in an article", "inaccura", "incomplet", "incorrect", "initial", "inserted", "irrtüm", "kill kill", "kill –",
    "kill —", "kill-", "kill:", "klarst", "korrekt", "korrig", "left out", "leiðrétting", "make clear", "map on",
    "mentions of", "misat", "misca", "mischar", "misda", "misde", "mise à jour", "misge", "misid", "misint",
    "misla", "mislead", "misna", "mispl", "mispr", "misq", "misr", "missp", "misst", "mistak", "mistook", "mistr",
    "misus", "mixed up", "modified", "n.d.r", "nachtrag", "naschrift", "ndlr", "no longer", "noot van", "note (",
    "note from", "note to", "note –", "note —", "note:", "obituar", "oikaisu", "omit", "on page ", "opdat",
    "oppdat", "oprava", "original", "our article", "our report", "our story", "outdated", "overst",
    "please disregard", "please ignore", "point out", "por error", "precisaz", "presiser", "previous",
    "précision", "publication", "re-fil", "readers ", "recast", "rectif", "redacción", "redact", "redakt",
    "redazione", "redação", "redigert", "reference to", "references to", "refil", "regret", "remov", "replaced",
    "resend", "restored", "retract", "rettelse", "rettet", "reversed", "revised", "reword", "rewrit",
    "richtigstellung", "rpt-", "rätte", "rédaction", "should have", "some copies", "some editions", "sorry for",
    "sprostowanie", "sted ", "stories", "story", "supplement", "taken down", "ten onrechte", "the record",
    "there should", "this article", "this piece", "this post", "this story", "to clarify", "transpos", "udgave",
    "underst", "unpublish", "updat", "uppdat", "utgave", "utgåva", "verduid", "versie", "version", "versión",
    "versjon", "versão", "was published", "we called", "we described", "we gave", "we got", "we identified",
    "we named", "we published", "we quoted", "we referred", "we reported in", "we reported that", "we said",
    "we wrote", "withdr", "wording", "writethru", "wrong", "à tort", "виправл", "исправл", "поправ", "уточн",
    "תיקון", "تصحيح", "更正", "訂正", "바로잡", "정정",
)  # fmt: skip
"""Beginnings of words. A sentence without any of them opens no notice: most have none, and are not looked at closer."""
