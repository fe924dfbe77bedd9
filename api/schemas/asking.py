"""What an address may be asked: bounded fields, and the shapes that refuse what they do not know."""

from __future__ import annotations

from typing import Any

from marshmallow import RAISE, Schema, fields, validate
from webargs.fields import DelimitedList

from services.records.paging import MOST, PAGE

LONGEST = 500  # characters of any filter: the longest article id


def at_most(longest: int) -> validate.Length:
    """No longer than that."""
    return validate.Length(max=longest, error="is too long; should have at most {max}.")


def between(least: int, most: int) -> validate.Range:
    """A number in a range."""
    return validate.Range(least, most, error="is {input}; should be from {min} to {max}.")


def words(longest: int = LONGEST, **options: Any) -> fields.String:
    """A bounded text without NUL and half characters, which no store could look for."""
    plain = validate.Regexp(r"^[^\x00\ud800-\udfff]*$", error="should have no NUL and no half characters.")
    return fields.String(validate=[at_most(longest), plain], **options)


def one_of(values: tuple[str, ...], **options: Any) -> fields.String:
    """One of some words."""
    return fields.String(validate=validate.OneOf(values, error="should be one of {choices}."), **options)


def some_of(values: tuple[str, ...]) -> DelimitedList:
    """Some of some words, with commas between."""
    return DelimitedList(one_of(values), validate=at_most(40))


class Asked(Schema):
    """What an address may be asked; anything else is refused, so that no filter is misspelt in silence."""

    class Meta:
        unknown = RAISE


class Paged(Asked):
    """Which page of a list."""

    cursor = words(200, metadata={"description": "The `next` of the answer before."})
    limit = fields.Integer(
        strict=False,
        load_default=PAGE,
        validate=between(1, MOST),
        metadata={"description": "Items of a page."},
    )
