"""Fill the node of the journeys, through the services: run once, in a process of its own."""

from manfadh.apps.govern.accounts.selectors import (
    get_founder,
    get_viewer_of,
    lacks_second_factor,
    roles_of,
)
from manfadh.apps.govern.accounts.services import confirm_second_factor
from manfadh.apps.govern.places.services import load_reference as load_places
from manfadh.apps.govern.policy.services import load_reference as load_law
from manfadh.apps.improve.assessments.services import load_reference as load_frameworks
from manfadh.apps.operate.coordination.services import load_reference as load_catalogue
from manfadh.apps.operate.watchlists.services import establish_list, make_alert, place_alerts
from manfadh.kernel.writing import writing
from tests.apps.operate.lanes.setting import describe_lanes
from tests.cast import FEDERAL, TOTP_SECRET, Part, enrol, found_authorities, totp_code, user_of
from tests.journeys.officers import all_officers, officer
from tests.journeys.travellers import BIRTH, LANGUAGES, NAMESAKES, guest, mother_on_the_list

LIST = "iq.wanted"


def found() -> None:
    """Authorities, places and law, the officers with their second factors, and the alerts."""
    with writing():
        load_setting()
        load_frameworks(viewer=get_founder(authority=FEDERAL))
        for part in all_officers():
            enrol(part)
    for part in all_officers():
        user = user_of(part)
        if lacks_second_factor(user, roles_of(user)):
            # The code before this one: the present one is still to be used.
            confirm_second_factor(user=user, secret=TOTP_SECRET, code=totp_code(steps_ahead=-1))
    place_wanted(officer("rana", LANGUAGES[0]))
    for language in LANGUAGES:
        describe_lanes(officer("mustafa", language).port)


def load_setting() -> None:
    """Authorities, places, law and the catalogue of violations."""
    found_authorities()
    load_places(viewer=get_founder(authority=FEDERAL))
    load_law(viewer=get_founder(authority=FEDERAL))
    load_catalogue(viewer=get_founder(authority=FEDERAL))


def place_wanted(rana: Part) -> None:
    """The list of wanted people, with those whom the journeys' namesakes are taken for."""
    viewer = get_viewer_of(rana.officer_id, rana.purpose)
    establish_list(
        viewer=viewer,
        watchlist=LIST,
        purpose="wanted",
        name_ar="مطلوبون",
        name_ckb="داواکراوان",
        name_en="Wanted",
        reference="Specimen order 1",
    )
    alerts = [
        make_alert(
            watchlist=LIST,
            instruction="refer",
            reference="Specimen order 2",
            name=guest(surname, language).name,
            mother=mother_on_the_list(language),
            birth=BIRTH,
            nationality="JOR",
        )
        for language in LANGUAGES
        for surname in NAMESAKES
    ]
    place_alerts(viewer=viewer, watchlist=LIST, alerts=alerts)
