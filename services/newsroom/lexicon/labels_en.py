"""What rows of the matrix are called: the deed that is counted or dated, in an editor's words. Written by hand."""

from __future__ import annotations

COUNTED = {
    "kill": "Number of dead",
    "hurt": "Number of injured",
    "treat": "Number treated in hospital",
    "missing": "Number of missing",
    "rescue": "Number of rescued",
    "evacuate": "Number of evacuated",
    "trap": "Number of trapped",
    "arrest": "Number of arrests",
    "aboard": "People aboard",
    "sicken": "Number of ill",
    "infect": "Number of infected",
    "shelter": "Number sheltered",
    "strike": "Number on strike",
    "charge": "Number charged",
    "bury": "Number buried",
    "protest": "Number of protesters",
    "attend": "Number attending",
}
"""People whom something was done to, by the root of the deed; the first that fits."""

EVENTS = {
    "blaze": ("fire", "blaze"),
    "crash": ("crash", "collision", "accident"),
    "blast": ("explosion", "blast"),
    "flood": ("flood", "floods", "flooding"),
    "overflow": ("flood", "floods"),
    "strike": ("strike", "walkout"),
    "vote": ("vote", "election", "ballot"),
    "elect": ("election", "vote"),
    "collapse": ("collapse",),
    "derail": ("derailment",),
    "shoot": ("shooting",),
    "stab": ("stabbing",),
    "sink": ("sinking",),
    "attack": ("attack",),
    "arrest": ("arrest", "arrests"),
    "visit": ("visit",),
    "verdict": ("verdict", "ruling"),
    "sentence": ("sentence",),
    "test": ("trial", "test"),
    "arrive": ("landing", "arrival"),
    "avalanch": ("avalanche",),
    "storm": ("storm", "hurricane", "cyclone", "typhoon"),
    "quake": ("earthquake", "quake"),
    "theft": ("theft", "robbery"),
    "steal": ("theft", "robbery", "break-in"),
    "match": ("match", "game"),
}
"""Nouns for what has a day, by the root of the deed; one is used only where a line has the word."""
