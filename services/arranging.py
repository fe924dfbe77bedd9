"""What editors do to stories: move an article, split it off, merge stories, answer a proposal, choose the baseline.

Every act is appended to a log with who, when, from and to, and can be taken back by an act of its own as long as what
it moved still stands where it put it. Judgements are of changes, and changes keep their refs wherever they stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from services import placing
from services.accounts import Account
from services.errors import Conflict, Fault, Invalid, Missing
from services.records import acts, homes, stories, versions
from services.records.homes import Stand
from services.records.session import writing
from services.records.tables import Act, Proposal

ANSWERS = ("move", "merge", "decline")
"""What an editor answers to a proposal: the article joins the other story, the two become one, or neither."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: the act's number in the log, and the story to look at now."""

    act: int
    story: str


@dataclass(slots=True)
class _Moves:
    """What one act changes, as its log line keeps it."""

    session: Session
    moves: list[dict[str, Any]] = field(default_factory=list)
    seeds: list[dict[str, Any]] = field(default_factory=list)
    proposals: list[dict[str, Any]] = field(default_factory=list)

    def move(self, here: Stand, to: int, placed: bool = True) -> None:
        """Move one article; from now on nothing but an editor moves it again."""
        placing.move(self.session, here, to)
        homes.set_placed(self.session, here.id, placed)
        self.moves.append(
            {
                "id": here.id,
                "source": here.source,
                "article": here.key,
                "from": stories.slug_of_story(self.session, here.story_id),
                "to": stories.slug_of_story(self.session, to),
                "from_id": here.story_id,
                "to_id": to,
                "placed": [here.placed, placed],
            }
        )

    def decide(self, ids: Iterable[int], state: str) -> None:
        """Answer proposals."""
        for id in ids:
            found = acts.proposal(self.session, id)
            if found is not None and found.state != state:
                self.proposals.append({"id": id, "was": found.state, "is": state})
        acts.decide(self.session, [one["id"] for one in self.proposals], state)

    def note_seeds(self, before: dict[int, tuple[int | None, bool]]) -> None:
        """Keep which stories are read against another seed now."""
        for story, was in before.items():
            now = _seed_of(self.session, story)
            if was != now:
                self.seeds.append({"story": story, "was": list(was), "is": list(now)})

    def detail(self) -> dict[str, Any]:
        """What the log keeps."""
        every = {"moves": self.moves, "seeds": self.seeds, "proposals": self.proposals}
        return {name: value for name, value in every.items() if value}


def move(source: str, article: str, to: str, by: Account) -> Done:
    """Put an article into another story that there is. Raises Missing, Conflict when it stands there already."""
    with writing() as session:
        here, target = _article(session, source, article), _story(session, to)
        if here.story_id == target:
            raise Conflict(f"The article {article!r} of {source} stands in {to!r} already.")
        return _arrange(session, "moved", [here], target, by)


def split(source: str, article: str, by: Account) -> Done:
    """Give an article a story of its own. Raises Missing, Conflict when it is alone in its story already."""
    with writing() as session:
        here = _article(session, source, article)
        if len(homes.articles_of(session, here.story_id)) < 2:
            raise Conflict(f"The article {article!r} of {source} is alone in its story already.")
        own = _own_story(session, here)
        return _arrange(session, "split", [here], own, by)


def merge(story: str, into: str, by: Account) -> Done:
    """Move all articles of a story into another; its address leads there. Raises Missing, Conflict for one story."""
    with writing() as session:
        homes.take_turns(session)
        one, other = _story(session, story), _story(session, into)
        if one == other:
            raise Conflict(f"{story!r} and {into!r} are one story already.")
        homes.hold_stories(session, (one, other))
        return _arrange(session, "merged", homes.articles_of(session, one), other, by)


def answer(proposal: int, said: str, by: Account) -> Done:
    """Decide on a proposal: `move` the later article, `merge` its story, or `decline`, which holds for both stories.

    Raises Missing, Invalid, and Conflict when it was decided already or the two are in one story by now.
    """
    if said not in ANSWERS:
        message = f"is {said[:40]!r}; should be one of {', '.join(ANSWERS)}."
        raise Invalid(f"answer {message}", faults=(Fault("answer", message),))
    with writing() as session:
        homes.take_turns(session)
        found = acts.proposal(session, proposal)
        if found is None:
            raise Missing(f"There is no proposal {proposal}.")
        late, early = _pair(session, found)
        if found.state != "open" or late.story_id == early.story_id:
            raise Conflict("The proposal was decided already, or both articles stand in one story by now.")
        homes.hold_stories(session, (late.story_id, early.story_id))
        between = acts.open_between(session, late.story_id, early.story_id)
        if said == "decline":
            done = _Moves(session)
            done.decide(between, "declined")
            act = acts.add(session, "declined", (late.story_id, early.story_id), done.detail(), _signed(by))
            return Done(act, stories.slug_of_story(session, early.story_id))
        which = homes.articles_of(session, late.story_id) if said == "merge" else [late]
        return _arrange(session, "joined", which, early.story_id, by, accepted=proposal)


def choose_baseline(story: str, ref: str, by: Account) -> Done:
    """Read a story against this version from now on. Raises Missing, Conflict when it is the baseline already."""
    with writing() as session:
        homes.take_turns(session)
        id = _story(session, story)
        homes.hold_stories(session, (id,))
        row = versions.of_ref(session, ref)
        if row is None or not stories.holds(session, id, row.id):
            raise Missing(f"The story {story!r} has no version {ref[:40]!r}.")
        was = _seed_of(session, id)
        if was == (row.id, True):
            raise Conflict(f"The version {ref!r} is the baseline of {story!r} already.")
        placing.read_against(session, id, row.id)
        done = _Moves(session)
        done.note_seeds({id: was})
        act = acts.add(session, "baseline", (id, None), done.detail(), _signed(by))
        return Done(act, stories.slug_of_story(session, id))


def undo(act: int, by: Account) -> Done:
    """Take an act back; that is an act too, and can be taken back. Raises Missing, and Conflict where it cannot be."""
    with writing() as session:
        homes.take_turns(session)
        found = acts.find(session, act)
        if found is None:
            raise Missing(f"There is no act {act} in the log.")
        _refuse_undone(session, found)
        moves = [(one, homes.article(session, one["id"])) for one in found.detail.get("moves", ())]
        touched = {found.story_id, *(one[side] for one, _ in moves for side in ("from_id", "to_id"))}
        touched |= {one["story"] for one in found.detail.get("seeds", ())}
        homes.hold_stories(session, touched)
        for one, here in moves:
            if here.story_id != one["to_id"]:
                where = f"{here.key!r} of {here.source} stands in {stories.slug_of_story(session, here.story_id)!r}"
                raise Conflict(f"The article {where} by now. Undo what moved it there first.")
        before = {story: _seed_of(session, story) for story in sorted(touched)}
        done = _Moves(session)
        for one, here in moves:
            done.move(here, one["from_id"], one["placed"][0])
        _place_late_arrivals(session, moves)
        for one in found.detail.get("seeds", ()):
            _restore_seed(session, one, strict=found.kind == "baseline")
        for one in found.detail.get("proposals", ()):
            done.decide([one["id"]], one["was"])
        done.note_seeds(before)
        id = acts.add(session, "undone", (found.story_id, found.other_id), done.detail(), _signed(by), found.id)
        return Done(id, stories.slug_of_story(session, found.story_id))


def _arrange(
    session: Session, kind: str, which: list[Stand], to: int, by: Account, accepted: int | None = None
) -> Done:
    """Move articles that stand in one story into another, and log it."""
    left = which[0].story_id
    homes.take_turns(session)
    homes.hold_stories(session, (left, to))
    before = {story: _seed_of(session, story) for story in (left, to)}
    done = _Moves(session)
    for here in which:
        done.move(here, to)
    done.note_seeds(before)
    if accepted is not None:
        done.decide([accepted], "accepted")
    act = acts.add(session, kind, (left, to), done.detail(), _signed(by))
    return Done(act, stories.slug_of_story(session, to))


def _article(session: Session, source: str, key: str) -> Stand:
    homes.take_turns(session)
    found = homes.find_article(session, source, key)
    if found is None:
        raise Missing(f"The source {source[:80]!r} has no article {key[:80]!r}.")
    return found


def _story(session: Session, slug: str) -> int:
    found = stories.story_id(session, slug)
    if found is None:
        raise Missing(f"There is no story {slug[:120]!r}.")
    return found


def _own_story(session: Session, here: Stand) -> int:
    said = versions.visible_headline(session, here.id) or here.key
    slug = placing.own_slug(said, here.source, here.key)
    while stories.story_id(session, slug) is not None:  # it had that one before
        slug = f"{slug}-2"
    return stories.open_story(session, slug, placing.title_of(here.key), datetime.now(UTC))


def _pair(session: Session, proposal: Proposal) -> tuple[Stand, Stand]:
    """The article that joins, and the one it joins: the later story by its first version goes into the earlier."""
    pair = [homes.article(session, id) for id in (proposal.here_id, proposal.there_id)]
    pair.sort(key=lambda one: (stories.first_time(session, one.story_id), one.story_id), reverse=True)
    return pair[0], pair[1]


def _seed_of(session: Session, story: int) -> tuple[int | None, bool]:
    told = stories.state(session, story)
    return told.seed_id, told.seed_chosen


def _restore_seed(session: Session, kept: dict[str, Any], *, strict: bool) -> None:
    """Read a story against what it was read against, if that was chosen by hand; else against its first version."""
    story, (seed, chosen) = kept["story"], kept["was"]
    if strict and _seed_of(session, story) != tuple(kept["is"]):
        raise Conflict("The baseline was changed again since. Undo the later change first.")
    if chosen and stories.holds(session, story, seed):
        placing.read_against(session, story, seed)
    elif strict:
        stories.set_story(session, story, seed_chosen=False)
        placing.settle(session, story)


def _refuse_undone(session: Session, act: Act) -> None:
    again = acts.undone_by(session, act.id)
    if again is not None:
        raise Conflict(f"It was undone already, by {again.signed} at {again.made_at:%Y-%m-%d %H:%M} UTC.")


def _place_late_arrivals(session: Session, moves: list[tuple[dict[str, Any], Stand]]) -> None:
    """Articles that came while two stories were one, and name the one that is its own story again."""
    now = datetime.now(UTC)
    for story in dict.fromkeys(one["to_id"] for one, _ in moves):
        for here in homes.articles_of(session, story):
            placing.place(session, here.id, now)


def _signed(by: Account) -> tuple[str, int | None]:
    return by.name, by.id if by.kind == "user" else None
