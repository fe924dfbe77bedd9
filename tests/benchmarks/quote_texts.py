"""Texts of our own, with invented people and places, for edits of known meaning."""

from __future__ import annotations

OWN = (
    "KELMOUTH (Own) — The harbour board voted on Tuesday to close the old lock by 14 March.\n"
    "“We are very sorry for the people who work here, but the gates will not hold,” Dana Whitlow said.\n"
    "Ms. Whitlow has led the board since 2019. The lock was built in 1911 and has been mended 7 times.\n"
    "“All of us know what the lock means to this town,” she said. “It is the reason that the town is here.”\n"
    "Rolf Hagen, a bargeman from Oststadt, said the vote was “a bad joke” and that he would not leave.\n"
    "“They have never asked the crews what we think about it,” Hagen said.\n"
    "The county will pay 60 percent of the cost. The rest will come from a fund for old waterways.\n",
    "The school in Brennick has 480 pupils and a roof that leaks in 5 rooms.\n"
    "“The children are good about it, and they know where to put the buckets,” Amara Nwosu said.\n"
    "Nwosu, the head teacher, has written 12 letters to the county. Most have not been answered.\n"
    "A spokeswoman for the county said repairs were “a priority” for the coming year.\n"
    "“We have found the money and we will start in the summer,” the spokeswoman said.\n"
    "Parents have collected 9,400 pounds since Monday. They will meet again on 3 May.\n"
    "“I want to believe it, but I have heard all of this before,” Lee Sang Woo said.\n"
    "Lee has two daughters at the school. He moved to Brennick 8 years ago.\n",
)
