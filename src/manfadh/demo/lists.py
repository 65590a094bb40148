"""The lists of the invented country: people who are sought and documents that were lost."""

from datetime import date, timedelta
from random import Random

from manfadh.apps.operate.watchlists.events import AlertPlaced, ListPurpose
from manfadh.apps.operate.watchlists.services import establish_list, make_alert, place_alerts
from manfadh.kernel.viewers import Viewer
from manfadh.libs.names.invented import InventedPerson, invent_person

WANTED, BANNED, LOST = "iq-wanted", "iq-banned", "iq-lost-documents"
_REFERENCE = "Demonstration, no court"
_LISTS: tuple[tuple[str, ListPurpose, str, str, str], ...] = (
    (WANTED, "wanted", "المطلوبون", "داواکراوان", "Wanted"),
    (BANNED, "banned_from_travel", "الممنوعون من السفر", "قەدەغەکراوان لە گەشت",
     "Banned from travel"),
    (LOST, "lost_documents", "المستندات المفقودة", "بەڵگەنامە ونبووەکان", "Lost documents"),
)  # fmt: skip
_WANTED_PEOPLE, _BANNED_PEOPLE, _LOST_DOCUMENTS = 220, 120, 300


def fill_lists(
    viewer: Viewer,
    chance: Random,
    anchor_on: date,
    *,
    wanted: list[InventedPerson],
    lost: list[str],
) -> None:
    """Set the lists up with invented entries, and with those that the stories need."""
    for watchlist, purpose, ar, ckb, en in _LISTS:
        establish_list(
            viewer=viewer,
            watchlist=watchlist,
            purpose=purpose,
            name_ar=ar,
            name_ckb=ckb,
            name_en=en,
            reference=_REFERENCE,
        )
    people = [invent_person(chance, anchor_on=anchor_on) for _ in range(_WANTED_PEOPLE)]
    alerts = [_alert(WANTED, person, anchor_on) for person in [*people, *wanted]]
    place_alerts(viewer=viewer, watchlist=WANTED, alerts=alerts)
    banned = [invent_person(chance, anchor_on=anchor_on) for _ in range(_BANNED_PEOPLE)]
    place_alerts(
        viewer=viewer, watchlist=BANNED, alerts=[_alert(BANNED, p, anchor_on) for p in banned]
    )
    numbers = [f"X{chance.randrange(10_000_000, 99_999_999)}" for _ in range(_LOST_DOCUMENTS)]
    place_alerts(
        viewer=viewer,
        watchlist=LOST,
        alerts=[
            make_alert(
                watchlist=LOST,
                instruction="seize_document",
                reference=_REFERENCE,
                document_number=number,
                review_on=anchor_on + timedelta(days=365),
            )
            for number in [*numbers, *lost]
        ],
    )


def _alert(watchlist: str, person: InventedPerson, anchor_on: date) -> AlertPlaced:
    return make_alert(
        watchlist=watchlist,
        instruction="refer",
        reference=_REFERENCE,
        name=str(person.latin),
        mother=person.mother,
        birth=person.birth_on.isoformat(),
        nationality=person.nationality,
        expires_on=anchor_on + timedelta(days=400),
        review_on=anchor_on + timedelta(days=120),
    )
