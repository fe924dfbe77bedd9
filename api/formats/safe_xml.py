"""XML that a stranger sent: read without entities, without a document type, without a network.

The law: whoever declares a document type is refused. External entities, parameter entities and exploding ones all
need that declaration.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from services.errors import Fault, Malformed

DEEPEST = 100
"""Elements inside elements: real news has a tenth of that."""


@dataclass(slots=True)
class Element:
    """One element: its name without the namespace, attributes likewise, and what it holds in order."""

    name: str
    space: str
    attributes: dict[str, str]
    holds: list[Element | str] = field(default_factory=list)

    def find(self, *path: str) -> Element | None:
        """The first element down the path of names."""
        here: Element | None = self
        for name in path:
            here = next((e for e in here.elements() if e.name == name), None) if here else None
        return here

    def elements(self) -> Iterator[Element]:
        """The elements directly inside."""
        return (part for part in self.holds if isinstance(part, Element))

    def every(self, name: str) -> Iterator[Element]:
        """All elements of that name at any depth, in order."""
        for part in self.elements():
            if part.name == name:
                yield part
            yield from part.every(name)

    def words(self) -> str:
        """All text inside, blanks as one."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for part in self.holds:
            if isinstance(part, str):
                yield part
            else:
                yield from part._texts()


def parse_xml(raw: bytes) -> Element:
    """The document's element. Raises Malformed, saying where and why it cannot be read."""
    root = Element("", "", {})
    opened = [root]
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(opened) > DEEPEST:
            raise _refuse(f"is nested more than {DEEPEST} elements deep.")
        space, _, local = name.rpartition(" ")
        element = Element(local, space, {key.rpartition(" ")[2]: value for key, value in attributes.items()})
        opened[-1].holds.append(element)
        opened.append(element)

    def doctype(*_: object) -> None:
        raise _refuse("declares a document type or entities, which are refused; send it without them.")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: opened.pop()
    parser.CharacterDataHandler = lambda words: opened[-1].holds.append(words)
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = doctype
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        message = f"stops making sense at line {error.lineno}, column {error.offset + 1}."
        raise _refuse(message) from error
    except (ValueError, LookupError) as error:  # an encoding that expat does not know
        raise _refuse("is in an encoding that cannot be read; send UTF-8.") from error
    return next(root.elements())


def _refuse(message: str) -> Malformed:
    return Malformed(f"The body is not XML that can be read: it {message}", faults=(Fault("body", message, "xml"),))
