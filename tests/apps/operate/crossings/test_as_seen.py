"""What an officer has just seen is not asked again, unless something was recorded since."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from manfadh.apps.operate.crossings import services
from manfadh.apps.operate.crossings.selectors import Inspected, get_inspection
from manfadh.apps.operate.crossings.services import Particulars
from manfadh.apps.operate.watchlists.services import establish_list, make_alert, place_alerts
from manfadh.kernel.viewers import Viewer
from tests.border import ANNA, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


def decide(hana: Viewer, seen: Inspected, *, ground: str = "") -> None:
    services.decide_crossing(
        viewer=hana,
        inspection_id=seen.inspection_id,
        particulars=Particulars(),
        ground=ground,
        seen=seen,
    )


def test_nothing_is_asked_twice_while_nothing_is_recorded(hana: Viewer) -> None:
    seen = get_inspection(hana, read(hana).inspection_id)
    with CaptureQueriesContext(connection) as asked:
        decide(hana, seen)
    assert not [query for query in asked if "watchlists_alert" in query["sql"]]


def test_an_alert_that_arrives_in_between_is_seen_when_deciding(hana: Viewer, rana: Viewer) -> None:
    seen = get_inspection(hana, read(hana).inspection_id)
    establish_list(
        viewer=rana,
        watchlist="iq.wanted",
        purpose="wanted",
        name_ar="مطلوبون",
        name_ckb="داواکراوان",
        name_en="Wanted",
        reference="Specimen order 1",
    )
    alert = make_alert(
        watchlist="iq.wanted",
        instruction="refer",
        reference="Specimen order 2",
        name=ANNA.printed_name,
        mother="Karin",
        birth=ANNA.birth,
        nationality="UTO",
    )
    place_alerts(viewer=rana, watchlist="iq.wanted", alerts=[alert])
    with pytest.raises(services.GroundNeeded):
        decide(hana, seen)
    decide(hana, seen, ground="compared, another person")


def test_what_was_seen_of_somebody_else_or_at_another_port_counts_for_nothing(
    hana: Viewer, omar: Viewer
) -> None:
    seen = get_inspection(hana, read(hana).inspection_id)
    with pytest.raises(services.InspectionUnknown):
        services.decide_crossing(
            viewer=omar,
            inspection_id=seen.inspection_id,
            particulars=Particulars(),
            seen=seen,
        )
