"""The departments of the demonstration: their officers, what waits for them, reports sent."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from random import Random
from uuid import UUID

from manfadh.apps.govern.accounts.events import AgencyKind, OfficerAssigned, OfficerEnrolled
from manfadh.apps.govern.accounts.selectors import get_viewer_of
from manfadh.apps.govern.places.selectors import list_ports
from manfadh.apps.operate.coordination import services as work
from manfadh.apps.operate.situation import services as situation
from manfadh.demo.people import HOME_PORT
from manfadh.demo.profiles import PROFILES
from manfadh.demo.trips import BAGHDAD
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.libs.names.invented import invent_person

# Beside those of the country, which enrols their officers.
AGENCIES: dict[str, tuple[AgencyKind, str, str, str]] = {
    "iq.residence": ("residence", "الإقامة", "نیشتەجێبوون", "Residence"),
    "iq.agriculture": (
        "agriculture",
        "المحجر الزراعي والبيطري",
        "کەرەنتینەی کشتوکاڵ و ڤێتێرنەری",
        "Agriculture and veterinary",
    ),
    "iq.standards": ("standards", "التقييس والسيطرة النوعية", "پێوانەسازی", "Standards"),
    "iq.ports": ("ports_company", "شركة الموانئ", "کۆمپانیای بەندەرەکان", "Ports company"),
}
# One report of yesterday is never sent, for headquarters to see who is late.
_LATE_PORT = "shalamcheh"
Act = tuple[datetime, Callable[[], object]]


Staff = Mapping[str, UUID]


def staff_departments(viewer: Viewer, from_on: date, anchor_on: date) -> dict[str, UUID]:
    """The catalogue of violations, and a director for each federal port."""
    work.load_reference(viewer=viewer)
    federal = [one.port for one in list_ports() if one.authority == "iq" and one.port in PROFILES]
    chance = Random(f"directors {anchor_on}")
    return {
        port: _direct(viewer, chance, number, from_on, port)
        for number, port in enumerate(sorted(federal))
        if port != HOME_PORT
    }


def work_of_departments(
    staff: Staff, directors: Mapping[str, UUID], anchor_on: date, end_at: datetime
) -> list[Act]:
    """What the departments do in the last days, each act with its instant, in order.

    `staff` are Hana, Sami, Dalal, Suad and Nabil by their sign-in names.
    """
    told = [
        *_at_the_desks(staff, anchor_on),
        *_reports({**directors, HOME_PORT: staff["dalal"]}, anchor_on - timedelta(days=1)),
    ]
    return sorted(((at, act) for at, act in told if at < end_at), key=lambda one: one[0])


def _at_the_desks(staff: Staff, on: date) -> Iterator[Act]:
    before = on - timedelta(days=1)
    told = _Told()
    yield _local(before, 9, 10), partial(told.send, staff["hana"], "iq.customs", _local(before, 9))
    yield _local(before, 9, 40), partial(told.record, staff["suad"])
    yield _local(before, 10, 5), partial(told.write, staff)
    yield _local(before, 14), partial(told.note, staff["sami"])
    yield _local(before, 15, 50), partial(told.hand_over, staff["sami"])
    yield _local(before, 16, 5), partial(told.take_over, staff["dalal"])
    yield _local(on, 0, 30), partial(told.send, staff["hana"], "iq.health", _local(on, 0))
    yield _local(on, 1, 10), partial(told.send, staff["hana"], "iq.customs", _local(on, 1))


class _Told:
    """Acts that follow from each other."""

    violation_id: UUID
    handover_id: UUID

    def send(self, hana: UUID, department: str, at: datetime) -> None:
        is_health = department == "iq.health"
        work.send_task(
            viewer=get_viewer_of(hana, Purpose.BORDER_CHECK, at.date()),
            department=department,
            about="consignment" if is_health else "vehicle",
            matter="health" if is_health else "goods",
            what="بوليصة 7741" if is_health else f"شاحنة {at.hour}4512 ديالى",
        )

    def record(self, suad: UUID) -> None:
        draft = work.ViolationDraft(
            kind="undeclared_goods",
            place="الساحة 2",
            facts="أربعة صناديق عدد يدوية خلف الحمولة لم ترد في التصريح.",
            concerned=("iq.standards", "iq.health"),
            person="حيدر كاظم جبار",
            vehicle="94512 ديالى",
        )
        viewer = _on_duty(suad)
        self.violation_id = work.record_violation(viewer=viewer, draft=draft)
        work.notify_violation(viewer=viewer, violation_id=self.violation_id, how="in_person")

    def write(self, staff: Staff) -> None:
        suad, nabil = _on_duty(staff["suad"]), _on_duty(staff["nabil"])
        minutes_id = work.write_minutes(
            viewer=suad,
            kind="violation",
            place="الساحة 2",
            body="فُتحت الصناديق بحضور المذكورين وعُدّت: أربعة صناديق، ثمانون قطعة.\n"
            "أُودعت في المخزن الكمركي بوصل.",
            officers=[nabil.officer_id, staff["dalal"]],
            outsiders=[work.Outsider("حيدر كاظم جبار", is_person_concerned=True)],
            violation_id=self.violation_id,
        )
        work.answer_minutes(viewer=suad, minutes_id=minutes_id, stance="signed")
        work.answer_minutes(viewer=nabil, minutes_id=minutes_id, stance="signed")

    def note(self, sami: UUID) -> None:
        work.note_incident(
            viewer=_on_duty(sami), kind="equipment", what="جهاز فحص الحقائب في الممر 2 متوقف"
        )

    def hand_over(self, sami: UUID) -> None:
        self.handover_id = situation.hand_over_shift(
            viewer=get_viewer_of(sami, Purpose.SUPERVISION),
            shift="morning",
            equipment="جهاز الممر 2 متوقف، أُبلغت الصيانة.",
            notes="صف الشاحنات طويل عند الساحة 2.",
        )

    def take_over(self, dalal: UUID) -> None:
        situation.take_over_shift(
            viewer=get_viewer_of(dalal, Purpose.SUPERVISION), handover_id=self.handover_id
        )


def _reports(directors: Mapping[str, UUID], on: date) -> Iterator[Act]:
    """The reports of a day, from six of the next morning on; that of one port is missing."""
    for place, (port, director) in enumerate(directors.items()):
        if port != _LATE_PORT:
            at = _local(on + timedelta(days=1), 6) + timedelta(minutes=4 * place)
            yield at, partial(_sign_and_send, director, on)


def _sign_and_send(director: UUID, on: date) -> None:
    viewer = get_viewer_of(director, Purpose.SUPERVISION)
    report_id = situation.sign_daily_report(viewer=viewer, on=on)
    situation.send_daily_report(viewer=viewer, report_id=report_id)


def _direct(viewer: Viewer, chance: Random, number: int, from_on: date, port: str) -> UUID:
    """The director of a port, who signs its reports and whom nobody signs in as."""
    person = invent_person(chance, anchor_on=from_on)
    officer_id = UUID(int=0xD14EC << 108 | number)
    record(
        OfficerEnrolled(
            officer_id=officer_id,
            username=f"{port}.director",
            agency="iq.bpc",
            authority="iq",
            name=str(person.name),
            name_latin=str(person.latin).title(),
        ),
        OfficerAssigned(
            assignment_id=UUID(int=0xD14ED << 108 | number),
            officer_id=officer_id,
            role="port_director",
            port=port,
            from_on=from_on,
            until_on=None,
        ),
        stamp=viewer.stamp(owner="iq", port=port),
    )
    return officer_id


def _on_duty(officer_id: UUID) -> Viewer:
    return get_viewer_of(officer_id, Purpose.DEPARTMENT)


def _local(on: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(on, time(hour, minute), BAGHDAD).astimezone(UTC)
