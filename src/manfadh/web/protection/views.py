"""What waits at the protection desk, one concern, and those that are closed."""

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from manfadh.apps.govern.accounts.selectors import get_officer_name
from manfadh.apps.govern.places.selectors import find_port
from manfadh.apps.operate.coordination.selectors import (
    ConcernShown,
    ConcernUnknown,
    get_concern,
    list_concerns,
    list_instructions,
)
from manfadh.apps.operate.crossings.selectors import Behind, list_behind
from manfadh.apps.operate.travellers.selectors import Person, get_people
from manfadh.kernel.viewers import Purpose
from manfadh.libs.codes import country_name, is_known_issuer
from manfadh.web.components.inspection.wording import DIRECTIONS, INSTRUCTIONS
from manfadh.web.components.measures import UNKNOWN, day_and_time, language, say, since
from manfadh.web.components.shapes import Cell, Column, Fact, PersonName, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.protection.forms import ClosingForm, InstructionForm
from manfadh.web.protection.words import KINDS


@screen(purpose=Purpose.PROTECTION, action="concern.see")
def open_concerns(request: OfficerRequest) -> HttpResponse:
    """The open concerns, the oldest first."""
    found = list_concerns(request.viewer)
    table = _table(
        request,
        found,
        caption=_("Open concerns"),
        empty=_("No concern is open. What booths and secondary tell the desk will appear here."),
    )
    return _list(request, table, current="protection")


@screen(purpose=Purpose.PROTECTION, action="concern.see")
def closed_concerns(request: OfficerRequest) -> HttpResponse:
    """The concerns on which the desk has ended its work, the last first."""
    found = list_concerns(request.viewer, closed=True)
    table = _table(
        request, found, caption=_("Closed concerns"), empty=_("No concern has been closed yet.")
    )
    return _list(request, table, current="protection-closed")


@screen(purpose=Purpose.PROTECTION, action="concern.see")
def concern(request: OfficerRequest, concern_id: UUID) -> HttpResponse:
    """One concern: the person, what was said, what happened, and what the desk may do."""
    return page(request, concern_id)


def page(
    request: OfficerRequest,
    concern_id: UUID,
    *,
    closing: ClosingForm | None = None,
    instruction: InstructionForm | None = None,
    fault: str = "",
) -> HttpResponse:
    """The page of one concern, perhaps with a form that came back. Raises Http404."""
    try:
        shown = get_concern(request.viewer, concern_id)
    except ConcernUnknown as error:
        raise Http404 from error
    behind = _behind(request, [shown]).get(shown.inspection_id) if shown.inspection_id else None
    people = get_people([shown.traveller_id])
    failed = fault or (closing and closing.errors) or (instruction and instruction.errors)
    return render(
        request,
        "protection/concern.html",
        {
            "navigation": _navigation(""),
            "concern": shown,
            "name": _name(people[0] if people else None, behind),
            "facts": _facts(shown, behind),
            "timeline": _timeline(shown, behind),
            "instructions": [
                (one.instruction_id, INSTRUCTIONS.get(one.action, one.action), since(one.left_at))
                for one in list_instructions(shown.traveller_id)
            ],
            "closing": closing or ClosingForm(),
            "instruction": instruction or InstructionForm(),
            "fault": fault,
        },
        status=422 if failed else 200,
    )


def _list(request: OfficerRequest, table: Table, *, current: str) -> HttpResponse:
    return render(
        request,
        "protection/concerns.html",
        {"navigation": _navigation(current), "table": table, "title": table.caption},
    )


def _navigation(current: str) -> list[tuple[str, str, bool]]:
    words = {"protection": _("Open concerns"), "protection-closed": _("Closed concerns")}
    return [(reverse(name), said, name == current) for name, said in words.items()]


def _behind(request: OfficerRequest, found: Sequence[ConcernShown]) -> dict[UUID, Behind]:
    ids = [one.inspection_id for one in found if one.inspection_id]
    return list_behind(request.viewer, ids)


def _table(
    request: OfficerRequest, found: Sequence[ConcernShown], *, caption: str, empty: str
) -> Table:
    behind = _behind(request, found)
    columns = (_("Person as read"), _("Asked about"), _("Port"), _("Since"), _("State"))
    return Table(
        caption=caption,
        caption_hidden=True,
        columns=[Column(words=words) for words in columns],
        rows=[
            _row(one, behind.get(one.inspection_id) if one.inspection_id else None) for one in found
        ],
        empty=empty,
    )


def _row(one: ConcernShown, behind: Behind | None) -> Row:
    printed = behind.reading.printed_name if behind and behind.reading else ""
    return Row(
        cells=(
            Cell(
                value=printed or UNKNOWN,
                url=reverse("protection-concern", args=[one.concern_id]),
                lang="und-Latn",
            ),
            Cell(value=_kinds(one)),
            Cell(value=_port(one.port)),
            Cell(value=since(one.raised_at)),
            _state(one),
        )
    )


def _state(one: ConcernShown) -> Cell:
    if one.closed_at:
        barred = one.is_return_barred
        return Cell(value=_("Return barred") if barred else _("Closed"), kind="note")
    if one.accepted_at:
        return Cell(value=_("Accepted"), kind="good")
    return Cell(value=_("To accept"), kind="watch")


def _kinds(one: ConcernShown) -> str:
    return ", ".join(str(KINDS.get(kind, kind)) for kind in one.kinds) or UNKNOWN


def _port(code: str) -> str:
    port = find_port(code) if code else None
    return say(port.names) if port else code or UNKNOWN


def _name(person: Person | None, behind: Behind | None) -> PersonName:
    printed = behind.reading.printed_name if behind and behind.reading else ""
    if person is None:
        return PersonName(latin=printed or UNKNOWN)
    return PersonName(
        latin=printed or person.printed_name,
        arabic=str(person.full_name),
        mother=person.mother or "",
    )


def _facts(one: ConcernShown, behind: Behind | None) -> list[Fact]:
    reading = behind.reading if behind else None
    told = [
        Fact(words=_("Asked about"), value=_kinds(one)),
        Fact(words=_("Note"), value=one.note or ""),
        Fact(words=_("Port"), value=_port(one.port)),
        Fact(words=_("Lane"), value=behind.lane if behind else "", code=True),
        Fact(words=_("Direction"), value=DIRECTIONS.get(behind.direction, "") if behind else ""),
        Fact(words=_("Document"), value=reading.number if reading else "", code=True),
        Fact(words=_("Nationality"), value=_country(reading.nationality) if reading else ""),
        Fact(words=_("Date of birth"), value=reading.birth if reading else "", code=True),
        Fact(words=_("Accepted by"), value=_officer(one.accepted_by)),
        Fact(words=_("Outcome"), value=one.outcome or ""),
        Fact(
            words=_("Return"),
            value=_("Barred: the person must not be sent back") if one.is_return_barred else "",
        ),
    ]
    return [fact for fact in told if fact.value]


def _timeline(one: ConcernShown, behind: Behind | None) -> Table:
    steps = [(one.raised_at, _("The desk was told"))]
    if behind:
        steps.append((behind.opened_at, _("The document was read")))
        refusal = (
            (behind.proposed_at, _("A refusal was proposed")),
            (behind.signed_at, _("The refusal was signed")),
            (behind.completed_at, _("The refusal took effect")),
            (behind.withdrawn_at, _("The refusal was taken back")),
        )
        steps += [(at, words) for at, words in refusal if at]
    own = ((one.accepted_at, _("The desk accepted")), (one.closed_at, _("The desk closed")))
    steps += [(at, words) for at, words in own if at]
    return Table(
        caption=_("What happened"),
        columns=(Column(words=_("When")), Column(words=_("What"))),
        rows=[
            Row(cells=(Cell(value=day_and_time(at)), Cell(value=words)))
            for at, words in sorted(steps)
        ],
        empty="",
    )


def _officer(officer_id: UUID | None) -> str:
    return get_officer_name(officer_id) if officer_id else ""


def _country(code: str) -> str:
    return country_name(code, language()) if code and is_known_issuer(code) else code
