"""Places as they are described, changed, found, and recognised."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
import pytest

from manfadh.apps.govern.places import selectors, services
from manfadh.apps.govern.places.apply import HANDLERS
from manfadh.apps.govern.places.events import (
    AreaDescribed,
    CentreDescribed,
    LaneDescribed,
    PortDescribed,
    RecognitionDeclared,
)
from manfadh.apps.govern.places.models import Description, Port
from manfadh.apps.govern.places.reference import ports as reference_ports
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.models import LedgerEntry
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import NotPermitted
from tests.apps.govern.keepers import AHMED, AZAD, FOUNDER, HANA, YUSUF

pytestmark = pytest.mark.django_db

SAFWAN = PortDescribed(
    port="safwan",
    kind="land",
    status="open",
    authority="iq",
    name_ar="سفوان",
    name_ckb="سەفوان",
    name_en="Safwan",
    neighbour="KWT",
    twin="Abdali",
    governorate="IQG02",
    latitude="",
    longitude="",
    note="",
    source="a letter of the Commission",
)
LANE = LaneDescribed(
    lane_id=UUID(int=7), port="safwan", code="E1", direction="entry", mode="car", in_use=True
)
RECOGNISED = RecognitionDeclared(
    recognition_id=UUID(int=9),
    port="safwan",
    authority="iq",
    is_recognised=True,
    from_on=date(2020, 1, 1),
    until_on=None,
    reference="a decision of the board",
)


def changed(fact: Any, **fields: object) -> Any:
    return msgspec.structs.replace(fact, **fields)


def describe_safwan(**fields: object) -> None:
    services.describe_port(viewer=AHMED, described=changed(SAFWAN, **fields))


def test_ahmed_describes_a_port_and_everybody_can_read_it() -> None:
    describe_safwan()
    port = selectors.get_port("safwan")
    assert (port.kind, port.status, port.twin, port.latitude) == ("land", "open", "Abdali", "")
    assert str(port.names.in_language("ckb")) == "سەفوان"


def test_a_code_that_nobody_described_is_unknown() -> None:
    assert selectors.find_port("nowhere") is None
    with pytest.raises(selectors.PlaceUnknown, match="nowhere"):
        selectors.get_port("nowhere")


def test_the_same_description_again_records_nothing() -> None:
    describe_safwan()
    before = LedgerEntry.objects.count()
    describe_safwan()
    assert LedgerEntry.objects.count() == before


def test_history_tells_what_each_description_changed_latest_first() -> None:
    describe_safwan()
    describe_safwan(status="closed")
    services.describe_lane(viewer=AHMED, described=LANE)
    services.describe_lane(viewer=AHMED, described=changed(LANE, in_use=False))
    lane_closed, lane_new, port_closed, port_new = selectors.get_history("safwan")
    assert (lane_closed.lane, lane_closed.fields) == ("E1", {"in_use": False})
    assert lane_new.fields["direction"] == "entry"
    assert port_closed.fields == {"status": "closed"}
    assert port_closed.by == AHMED.officer_id
    assert port_new.fields["twin"] == "Abdali"


def test_lanes_are_listed_by_code() -> None:
    describe_safwan()
    for number, code in ((8, "E2"), (7, "E1")):
        lane = changed(LANE, lane_id=UUID(int=number), code=code)
        services.describe_lane(viewer=AHMED, described=lane)
    assert [lane.code for lane in selectors.list_lanes("safwan")] == ["E1", "E2"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"latitude": "95", "longitude": "47"}, "decimal degrees"),
        ({"latitude": "30.1"}, "decimal degrees"),
        ({"latitude": "NaN", "longitude": "NaN"}, "decimal degrees"),
        ({"name_ar": " "}, "Arabic and an English name"),
        ({"port": "Saf wan"}, "letters, digits"),
        ({"kind": "space"}, "not possible"),
        ({"status": "burning"}, "not possible"),
    ],
)
def test_an_impossible_port_is_refused_with_the_reason(
    fields: dict[str, object], words: str
) -> None:
    with pytest.raises(services.PlaceRefused, match=words):
        describe_safwan(**fields)
    assert not Port.objects.exists()


def test_a_lane_needs_a_known_port_a_code_and_stays_where_it_is() -> None:
    with pytest.raises(services.PlaceRefused, match="no port"):
        services.describe_lane(viewer=AHMED, described=LANE)
    describe_safwan()
    describe_safwan(port="arar")
    with pytest.raises(services.PlaceRefused, match="needs a code"):
        services.describe_lane(viewer=AHMED, described=changed(LANE, code=""))
    services.describe_lane(viewer=AHMED, described=LANE)
    with pytest.raises(services.PlaceRefused, match="another port"):
        services.describe_lane(viewer=AHMED, described=changed(LANE, port="arar"))


def test_areas_lie_in_known_areas_and_centres_are_found() -> None:
    area = AreaDescribed(
        pcode="IQG02", level="governorate", parent="", authority="iq",
        name_ar="البصرة", name_ckb="بەسرە", name_en="Basra", source="COD",
    )  # fmt: skip
    inside = changed(area, pcode="IQG02Q01", level="district", parent="IQG02", name_en="Abu")
    with pytest.raises(services.PlaceRefused, match="lies in"):
        services.describe_area(viewer=AHMED, described=inside)
    for one in (area, inside):
        services.describe_area(viewer=AHMED, described=one)
    assert [a.pcode for a in selectors.list_areas(parent="IQG02")] == ["IQG02Q01"]
    centre = CentreDescribed(
        centre="basra-room", kind="coordination", authority="iq", name_ar="غرفة البصرة",
        name_ckb="", name_en="Basra room", governorate="IQG02", latitude="30.5",
        longitude="47.8", source="a letter",
    )  # fmt: skip
    services.describe_centre(viewer=AHMED, described=centre)
    assert selectors.list_centres() == [selectors.find_centre("basra-room")]


@pytest.mark.parametrize("who", [HANA, YUSUF])
def test_officers_without_the_permission_describe_nothing(who: Any) -> None:
    with pytest.raises(NotPermitted):
        services.describe_port(viewer=who, described=SAFWAN)


def test_azad_neither_describes_nor_takes_a_federal_port() -> None:
    describe_safwan()
    with pytest.raises(NotPermitted):
        services.describe_port(viewer=AZAD, described=changed(SAFWAN, status="closed"))
    with pytest.raises(NotPermitted):
        services.describe_port(viewer=AZAD, described=changed(SAFWAN, authority="krd"))
    with pytest.raises(NotPermitted):
        services.describe_lane(viewer=AZAD, described=LANE)
    assert selectors.get_port("safwan").authority == "iq"


def test_ahmed_does_not_give_a_port_to_another_authority_alone() -> None:
    describe_safwan()
    with pytest.raises(NotPermitted):
        describe_safwan(authority="krd")


@pytest.mark.parametrize("typed", ["Safwan", "safw", "سفوان", "صفوان", "سەفوان", "SAFWAAN"])
def test_a_port_is_found_by_its_name_in_any_script(typed: str) -> None:
    describe_safwan()
    describe_safwan(port="arar", name_ar="عرعر", name_ckb="عەرعەر", name_en="Arar")
    found = selectors.list_ports(selectors.PortFilter(words=typed))
    assert [port.port for port in found] == ["safwan"]


@pytest.mark.parametrize("typed", ["Baghdad", "س-", "%", "xyz"])
def test_what_names_no_port_finds_none(typed: str) -> None:
    describe_safwan(name_ar="عرعر", name_ckb="", name_en="Arar")
    assert selectors.list_ports(selectors.PortFilter(words=typed)) == []


def test_ports_are_filtered_by_kind_status_and_authority() -> None:
    describe_safwan()
    describe_safwan(port="umm-qasr", kind="sea", name_en="Umm Qasr")
    describe_safwan(port="old", status="closed", name_en="Old")
    services.describe_port(viewer=AZAD, described=changed(SAFWAN, port="ik", authority="krd"))

    def codes(**wanted: str) -> set[str]:
        return {port.port for port in selectors.list_ports(selectors.PortFilter(**wanted))}

    assert codes(kind="sea") == {"umm-qasr"}
    assert codes(status="closed") == {"old"}
    assert codes(authority="krd") == {"ik"}
    assert codes(kind="land", status="open", authority="iq") == {"safwan"}
    assert codes(kind="nonsense") == set()
    assert codes() == {"safwan", "umm-qasr", "old", "ik"}


def test_what_ahmed_declares_is_seen_by_him_and_by_no_other_authority_or_role() -> None:
    describe_safwan()
    services.declare_recognition(viewer=AHMED, declared=RECOGNISED)
    [seen] = selectors.recognition(AHMED, "safwan")
    assert (seen.authority, seen.is_recognised, seen.from_on) == ("iq", True, date(2020, 1, 1))
    assert len(selectors.recognition(FOUNDER, "safwan")) == 1
    for outsider in (AZAD, HANA, YUSUF):
        assert selectors.recognition(outsider, "safwan") == []


def test_nobody_declares_for_another_authority_nor_rewrites_what_it_declared() -> None:
    describe_safwan()
    with pytest.raises(NotPermitted):
        services.declare_recognition(viewer=AZAD, declared=RECOGNISED)
    services.declare_recognition(viewer=AHMED, declared=RECOGNISED)
    with pytest.raises(NotPermitted):
        services.declare_recognition(
            viewer=AZAD, declared=changed(RECOGNISED, authority="krd", is_recognised=False)
        )
    assert selectors.recognition(AHMED, "safwan")[0].is_recognised


def test_a_recognition_does_not_end_before_it_begins() -> None:
    describe_safwan()
    with pytest.raises(services.PlaceRefused, match="before the first"):
        services.declare_recognition(
            viewer=AHMED, declared=changed(RECOGNISED, until_on=date(2019, 1, 1))
        )


def test_recognition_is_no_part_of_what_a_port_shows() -> None:
    describe_safwan()
    services.declare_recognition(viewer=AHMED, declared=RECOGNISED)
    shown = f"{selectors.get_port('safwan')} {selectors.get_history('safwan')}"
    assert "a decision of the board" not in shown
    assert "recogni" not in shown


def test_loading_the_reference_twice_changes_nothing() -> None:
    assert services.load_reference(viewer=FOUNDER) > 100
    entries = LedgerEntry.objects.count()
    assert services.load_reference(viewer=FOUNDER) == 0
    assert LedgerEntry.objects.count() == entries
    assert len(selectors.list_ports()) == len(reference_ports())


def test_the_reference_leaves_empty_what_no_source_says() -> None:
    services.load_reference(viewer=FOUNDER)
    mosul, zurbatiyah = selectors.get_port("mosul-airport"), selectors.get_port("zurbatiyah")
    assert mosul.status == ""
    assert (zurbatiyah.latitude, zurbatiyah.longitude) == ("", "")
    assert selectors.get_port("trebil").latitude == "32.7395"


def test_the_reference_knows_which_authority_has_which_port_to_begin_with() -> None:
    services.load_reference(viewer=FOUNDER)
    of_the_region = {p.port for p in selectors.list_ports(selectors.PortFilter(authority="krd"))}
    assert {"ibrahim-khalil", "haji-omran", "parwezkhan", "erbil-airport"} <= of_the_region
    assert not {"safwan", "baghdad-airport", "kirkuk-airport"} & of_the_region


def test_what_ahmed_changed_by_hand_survives_another_loading() -> None:
    services.load_reference(viewer=FOUNDER)
    [row] = Description.objects.filter(port="safwan")
    said = msgspec.convert(row.said, type=PortDescribed)
    services.describe_port(viewer=AHMED, described=changed(said, status="closed"))
    assert services.load_reference(viewer=FOUNDER) == 0
    assert selectors.get_port("safwan").status == "closed"


def test_loading_needs_the_permission_of_every_authority() -> None:
    with pytest.raises(NotPermitted):
        services.load_reference(viewer=AHMED)
    assert not Port.objects.exists()


def rows_of(model: Any) -> list[Any]:
    return list(model.objects.order_by("pk").values())


def test_entries_may_be_applied_in_any_order_and_twice() -> None:
    first, second = (
        record(changed(SAFWAN, status=status), stamp=AHMED.stamp())[0]
        for status in ("open", "closed")
    )
    before = rows_of(Port), rows_of(Description)
    Port.objects.all().delete()
    Description.objects.all().delete()
    apply: Callable[[Any], None] = HANDLERS[PortDescribed]
    for batch in ([second], [first], [second, first]):
        apply(batch)
    assert (rows_of(Port), rows_of(Description)) == before
    assert Port.objects.get().status == "closed"


def test_every_event_of_places_has_its_handler() -> None:
    told: set[type[Event]] = {
        AreaDescribed,
        CentreDescribed,
        LaneDescribed,
        PortDescribed,
        RecognitionDeclared,
    }
    assert set(HANDLERS) == told


def test_lanes_stand_as_people_count_them() -> None:
    codes = ["L10", "L2", "L1", "E1", "12", "9", "L2b", ""]
    ordered = sorted(codes, key=selectors.lane_order)
    assert ordered == ["", "E1", "L1", "L2", "L2b", "L10", "9", "12"]
