"""Acts on places: describing them, declaring what an authority recognises, loading our tables."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import msgspec
from django.db import models
from django.utils.translation import gettext as _

from manfadh.apps.govern.places.events import (
    AreaDescribed,
    CentreDescribed,
    LaneDescribed,
    PortDescribed,
    RecognitionDeclared,
)
from manfadh.apps.govern.places.models import Area, Centre, Description, Lane, Port, Recognition
from manfadh.apps.govern.places.reference import facts
from manfadh.apps.govern.places.rules import is_code, is_place
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Draft
from manfadh.kernel.ledger.recording import record_drafts
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

DESCRIBE = "place.describe"

Described = AreaDescribed | PortDescribed | CentreDescribed
_MODELS: dict[type[Event], type[models.Model]] = {
    AreaDescribed: Area,
    PortDescribed: Port,
    CentreDescribed: Centre,
    LaneDescribed: Lane,
    RecognitionDeclared: Recognition,
}


class PlaceRefused(Exception):
    """A place can't be described so; the message says why and what to do."""


def describe_port(*, viewer: Viewer, described: PortDescribed) -> None:
    """Say what a port is; it replaces what was said before, which stays as history.

    Saying the same again changes nothing. Raises PlaceRefused for an impossible description, and
    NotPermitted unless the viewer may describe the places of the authority that has the port and
    of the one that is to have it: nobody takes another authority's port by describing it.
    """
    _describe(viewer, described, described.port)


def describe_area(*, viewer: Viewer, described: AreaDescribed) -> None:
    """Say what a governorate, district or sub-district is. Raises like `describe_port`."""
    with writing():
        if described.parent and not Area.objects.filter(pk=described.parent).exists():
            raise PlaceRefused(_("The area that it lies in is not known. Describe that one first."))
        _describe(viewer, described, None)


def describe_centre(*, viewer: Viewer, described: CentreDescribed) -> None:
    """Say what a border management centre is. Raises like `describe_port`."""
    _describe(viewer, described, described.centre)


def describe_lane(*, viewer: Viewer, described: LaneDescribed) -> None:
    """Say what a lane of a port is. A lane stays at its port. Raises like `describe_port`."""
    with writing():
        _check_shape(described)
        viewer.require(DESCRIBE, owner=_authority_of(described.port))
        if not described.code.strip():
            raise PlaceRefused(_("A lane needs a code: the number over its booth."))
        lane = Lane.objects.filter(pk=described.lane_id).first()
        if lane is not None and lane.port != described.port:
            raise PlaceRefused(_("This lane is at another port. Describe a new lane here."))
        _record_news(viewer, [(described, _authority_of(described.port))])


def declare_recognition(*, viewer: Viewer, declared: RecognitionDeclared) -> None:
    """Say for one's authority whether it recognises a port, from a day on. Internal.

    Raises PlaceRefused, and NotPermitted for the declaration of another authority.
    """
    with writing():
        _check_shape(declared)
        viewer.require(DESCRIBE, owner=declared.authority)
        before = Recognition.objects.filter(pk=declared.recognition_id).first()
        if before is not None:
            viewer.require(DESCRIBE, owner=before.owner)
        _authority_of(declared.port)
        if declared.from_on and declared.until_on and declared.until_on < declared.from_on:
            raise PlaceRefused(_("The last day is before the first one. Change one of them."))
        _record_news(viewer, [(declared, declared.authority)])


def load_reference(*, viewer: Viewer) -> int:
    """Describe the places of our own reference tables; answers how many facts were new.

    A fact is recorded only where it differs from what is known. What somebody has changed by hand
    since the same fact was loaded stays changed. The viewer needs the permission for every
    authority (node set-up has it); raises NotPermitted.
    """
    with writing():
        described: Iterable[Described] = chain(facts.areas(), facts.ports(), facts.centres())
        told: list[tuple[Event, str]] = [(fact, fact.authority) for fact in described]
        told += [(fact, fact.authority) for fact in facts.recognitions()]
        for authority in {owner for _fact, owner in told}:
            viewer.require(DESCRIBE, owner=authority)
        heard = _heard_before()
        return _record_news(viewer, [pair for pair in told if pair[0] not in heard])


def _describe(viewer: Viewer, described: Described, code: str | None) -> None:
    with writing():
        _check_shape(described)
        viewer.require(DESCRIBE, owner=described.authority)
        rows = _MODELS[type(described)]._default_manager.filter(pk=_key_of(described))
        for present_authority in rows.values_list("authority", flat=True):
            viewer.require(DESCRIBE, owner=present_authority)
        if code is not None and not is_code(code):
            raise PlaceRefused(
                _("A place's code has Latin letters, digits and hyphens: “al-qaim”.")
            )
        if not (described.name_ar.strip() and described.name_en.strip()):
            raise PlaceRefused(_("A place needs at least an Arabic and an English name."))
        if not isinstance(described, AreaDescribed) and not is_place(
            described.latitude, described.longitude
        ):
            raise PlaceRefused(
                _("Give latitude and longitude in decimal degrees, or leave both empty.")
            )
        _record_news(viewer, [(described, described.authority)])


def _check_shape(fact: Event) -> None:
    """Raise PlaceRefused unless each field is of its kind and among its choices."""
    try:
        msgspec.convert(msgspec.to_builtins(fact), type=type(fact))
    except msgspec.ValidationError as error:
        raise PlaceRefused(
            _("This description is not possible: %(why)s.") % {"why": error}
        ) from error


def _authority_of(port: str) -> str:
    known = Port.objects.filter(pk=port).first()
    if known is None:
        raise PlaceRefused(_("There is no port with this code. Describe the port first."))
    return known.authority


def _record_news(viewer: Viewer, told: Iterable[tuple[Event, str]]) -> int:
    """Record those facts that say something new, each owned as told; answers how many."""
    drafts = [Draft(fact, viewer.stamp(owner=owner)) for fact, owner in _only_news(list(told))]
    if drafts:
        record_drafts(drafts)
    return len(drafts)


def _only_news(told: list[tuple[Event, str]]) -> Iterator[tuple[Event, str]]:
    for kind, model in _MODELS.items():
        same_kind = [pair for pair in told if type(pair[0]) is kind]
        known = model._default_manager.in_bulk([_key_of(fact) for fact, _owner in same_kind])
        for fact, owner in same_kind:
            if not _says(known.get(_key_of(fact)), fact):
                yield fact, owner


def _says(row: models.Model | None, fact: Event) -> bool:
    return row is not None and all(
        getattr(row, name) == value for name, value in msgspec.structs.asdict(fact).items()
    )


def _key_of(fact: Event) -> Any:
    return getattr(fact, _MODELS[type(fact)]._meta.pk.attname)


def _heard_before() -> set[Event]:
    """Every description of a port that was ever recorded."""
    said = Description.objects.filter(lane_id__isnull=True).values_list("said", flat=True)
    return {msgspec.convert(fields, type=PortDescribed) for fields in said}
