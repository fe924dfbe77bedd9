"""Sources and what they delivered, refused calls too."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from api.resources.blueprint import Resource
from api.resources.paging import Answer, answered, by_place
from api.schemas.answering import page_of
from api.schemas.asking import Paged
from api.schemas.sources import DeliveriesAsked, DeliveryShape, SourceShape
from services.records.delivery_log import DeliveryFilter, deliveries, source, sources
from services.records.session import reading
from services.settings import settings

blueprint = Resource("sources", "Sources and their deliveries.")


@blueprint.read("/sources", page_of(SourceShape), Paged)
def list_sources(asked: dict[str, Any]) -> Answer:
    """The newsroom systems that post, and how each was last heard"""
    with reading() as session:
        page = by_place(sources(session), asked.get("cursor"), asked["limit"])
    address = f"{settings().public_url}/hooks/"
    return answered([{**asdict(s), "url": address + s.name} for s in page.items], page.cursor)


@blueprint.read("/sources/<name>/deliveries", page_of(DeliveryShape), DeliveriesAsked)
def list_deliveries(asked: dict[str, Any], name: str) -> Answer:
    """A source's deliveries, newest first, refused ones with why"""
    with reading() as session:
        source(session, name)
        wanted = DeliveryFilter(outcome=asked.get("outcome"), story=asked.get("story"))
        page = deliveries(session, name, wanted, asked.get("cursor"), asked["limit"])
    return answered([asdict(line) for line in page.items], page.cursor)
