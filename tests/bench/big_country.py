"""A node with a million crossings and 100,000 alerts, made by the demonstration's own acts.

The year of the demonstration (`manfadh.demo`), with more trips a day and longer lists: every row
comes from an event through its handler. A kept folder is used again while it is of the same size.
"""

import json
import os
import shutil
import sys
import time
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manfadh.apps.operate.watchlists.events import AlertPlaced

PORT = "zurbatiyah"
BOOTHS = 8
_MARKER = "bench.json"
# What the demonstration makes in a year as its profiles stand.
_USUAL_CROSSINGS = 207_000
_ALERTS_AT_ONCE = 5_000
_WITH_A_DOCUMENT = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How big a country is asked for."""

    crossings: int = 1_000_000
    alerts: int = 100_000


def booth_name(number: int) -> str:
    """The sign-in name of a booth's officer."""
    return f"booth.{number + 1}"


def environment(folder: Path) -> dict[str, str]:
    """The settings of the node, for this process and for its server."""
    return {
        "DJANGO_SETTINGS_MODULE": "manfadh.config.settings",
        "MANFADH_DATA_FOLDER": str(folder),
        "MANFADH_DATABASE": "sqlite",
        "MANFADH_NODE_KIND": "demo",
        "MANFADH_NODE_NAME": "Bench",
        "MANFADH_LANGUAGE": "ar",
    }


def open_country(folder: Path, size: Size) -> dict[str, float]:
    """Set Django up on a folder that holds such a country, made now unless it is there."""
    made_of = {"crossings": size.crossings, "alerts": size.alerts}
    marker = folder / _MARKER
    if marker.exists() and json.loads(marker.read_text())["made_of"] == made_of:
        _open(folder)
        figures: dict[str, float] = json.loads(marker.read_text())["figures"]
        return figures
    if folder.exists() and any(folder.iterdir()) and not marker.exists():
        raise SystemExit(f"{folder} holds something else. Name an empty folder.")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    marker.write_text(json.dumps({"made_of": None}))
    _open(folder)
    figures = _make(size)
    marker.write_text(json.dumps({"made_of": made_of, "figures": figures}))
    return figures


def _open(folder: Path) -> None:
    os.environ |= environment(folder)
    import django

    django.setup()


def _make(size: Size) -> dict[str, float]:
    from manfadh.apps.operate.crossings.models import Crossing
    from manfadh.apps.operate.watchlists.models import Alert
    from manfadh.cli.node import migrate
    from manfadh.demo import country, profiles
    from manfadh.kernel.clock import now
    from manfadh.kernel.ledger.closing import fold_journal
    from manfadh.kernel.ledger.models import LedgerEntry

    began, cpu = time.monotonic(), time.process_time()
    factor = size.crossings / _USUAL_CROSSINGS
    for port, usual in list(profiles.PROFILES.items()):
        profiles.PROFILES[port] = replace(usual, trips_per_day=usual.trips_per_day * factor)
    migrate()
    anchor_on = now().date()
    country.load(anchor_on=anchor_on, progress=_tell)
    _enrol_booths(anchor_on)
    _fill_lists(anchor_on, size.alerts - Alert.objects.count())
    fold_journal()
    return {
        "build_s": round(time.monotonic() - began),
        "build_cpu_s": round(time.process_time() - cpu),
        "crossings": Crossing.objects.count(),
        "alerts": Alert.objects.count(),
        "ledger_entries": LedgerEntry.objects.count(),
    }


def _tell(what: str, done: int, total: int) -> None:
    if done == total or done % 60 == 0:
        sys.stderr.write(f"  building: {what} {done}/{total}\n")


def _enrol_booths(anchor_on: date) -> None:
    """An officer with a password for each booth."""
    from manfadh.apps.govern.accounts import services as accounts
    from manfadh.apps.govern.accounts.selectors import get_founder
    from manfadh.demo.people import PASSWORD

    viewer = get_founder(authority="iq", agency="iq.bpc")
    for number in range(BOOTHS):
        officer_id = accounts.enrol_officer(
            viewer=viewer,
            username=booth_name(number),
            agency="iq.passports",
            name=f"ضابط {number + 1}",
            name_latin=f"Officer {number + 1}",
            password=PASSWORD,
        )
        accounts.assign_officer(
            viewer=viewer,
            officer_id=officer_id,
            role="booth_officer",
            port=PORT,
            from_on=anchor_on - timedelta(days=30),
        )


def _fill_lists(anchor_on: date, missing: int) -> None:
    """Alerts on invented people until there are enough; every fourth also names a document."""
    from django.contrib.auth import get_user_model

    from manfadh.apps.govern.accounts.selectors import get_viewer_of
    from manfadh.apps.operate.watchlists.services import place_alerts
    from manfadh.demo.lists import WANTED
    from manfadh.kernel.viewers import Purpose

    keeper_id = get_user_model().objects.get(username="rana").officer_id
    keeper = get_viewer_of(keeper_id, Purpose.INVESTIGATION, anchor_on)
    chance = Random(f"alerts {anchor_on}")
    for start in range(0, missing, _ALERTS_AT_ONCE):
        alerts = [_alert(chance, anchor_on) for _ in range(min(_ALERTS_AT_ONCE, missing - start))]
        place_alerts(viewer=keeper, watchlist=WANTED, alerts=alerts)


def _alert(chance: Random, anchor_on: date) -> "AlertPlaced":
    from manfadh.apps.operate.watchlists.services import make_alert
    from manfadh.demo.lists import WANTED
    from manfadh.libs.names.invented import INVENTED_NATIONALITIES, invent_person

    nationality = chance.choice(INVENTED_NATIONALITIES)
    person = invent_person(chance, nationality=nationality, anchor_on=anchor_on)
    has_document = chance.random() < _WITH_A_DOCUMENT
    return make_alert(
        watchlist=WANTED,
        instruction="refer",
        reference="Bench, no court",
        name=str(person.latin),
        mother=person.mother,
        birth=person.birth_on.isoformat(),
        nationality=nationality,
        document_issuer=nationality if has_document else "",
        document_number=f"Y{chance.randrange(10_000_000, 99_999_999)}" if has_document else "",
        review_on=anchor_on + timedelta(days=365),
    )
