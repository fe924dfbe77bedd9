"""Post the stories to a running server: `python -m seeds --server URL --secrets FILE`.

Running it again changes nothing: every post has an id made from what it says. Exit status 0 when every version is
kept, 1 when one was refused or the server cannot be reached, 2 for a wrong call.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import httpx

from seeds.client import Door, RefusedError, post
from seeds.stories import Step, Story, all_stories, in_order, sources_of


def main(arguments: list[str] | None = None) -> int:
    """Post everything in order of time: one line for each refusal at once, one for the whole at the end."""
    given = _arguments(arguments)
    stories = all_stories()
    if given.list_sources:
        listed = [{"name": name, "title": title} for name, title in sources_of(stories).items()]
        print(json.dumps(listed, ensure_ascii=False))
        return 0
    try:
        secrets: dict[str, str] = json.loads(given.secrets.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        print(f"{given.secrets} cannot be read as JSON: {error}", file=sys.stderr)
        return 2
    missing = sorted(sources_of(stories).keys() - secrets.keys())
    if missing:
        print(f"{given.secrets}: no secret for {', '.join(missing)}", file=sys.stderr)
        return 2
    steps = in_order(stories)
    done = _post_all(given.server, secrets, steps, given.quiet)
    told = ", ".join(f"{count} {status}" for status, count in sorted(done.items())) or "nothing"
    print(f"{len(stories)} stories, {len(steps)} versions: {told}.")
    return 1 if done["failed"] else 0


def _post_all(server: str, secrets: dict[str, str], steps: list[tuple[Story, Step]], quiet: bool) -> Counter[str]:
    """How many versions had which answer; `failed` where there was none, or a refusal."""
    done: Counter[str] = Counter()
    with httpx.Client() as session:
        for at, (story, step) in enumerate(steps, 1):
            door = Door(server, step.source, secrets[step.source])
            try:
                done[post(door, step.payload, occasion=step.occasion, session=session)["status"]] += 1
            except (RefusedError, httpx.HTTPError) as error:
                done["failed"] += 1
                print(f"\n{story.slug}, {step.source}, {step.payload['published_at']}: {error}", file=sys.stderr)
                if isinstance(error, httpx.TransportError):
                    break  # nobody there: the rest would wait as long for nothing
            _progress(at, len(steps), quiet)
    return done


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m seeds", description="Post the seed stories through the webhook.")
    parser.add_argument("--server", help="address of a running server, such as http://127.0.0.1:8000")
    parser.add_argument("--secrets", type=Path, help='JSON file: {"source-name": "whsec_…"}')
    parser.add_argument("--list-sources", action="store_true", help="print the sources that post, as JSON, and end")
    parser.add_argument("--quiet", action="store_true", help="no progress, only the last line")
    given = parser.parse_args(arguments)
    if not given.list_sources and not (given.server and given.secrets):
        parser.error("--server and --secrets are needed")
    return given


def _progress(at: int, total: int, quiet: bool) -> None:
    if not quiet and sys.stderr.isatty():
        print(
            f"\rPosting the seed stories: {at} of {total}", end="\n" if at == total else "", file=sys.stderr, flush=True
        )


if __name__ == "__main__":
    sys.exit(main())
