"""The words of a language that carry evidence: verbs of reporting, titles, roles, pronouns. Written by hand."""
