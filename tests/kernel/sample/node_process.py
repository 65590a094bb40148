"""A node of its own process on a real SQLite file: `python -m tests.kernel.sample.node_process`.

`record FOLDER` checks what it finds, says `sound N` (its last sequence number), and records
arrivals with their moves until it is killed, telling the sequence number after each commit.
`erase FOLDER` records a guest, erases the person, and tells which files hold the name.
"""

import os
import sys
from pathlib import Path

SURNAME = "Qadhafimahri"


def say(*words: object) -> None:
    """Tell the parent process at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def open_folder(folder: Path) -> None:
    """Set Django up on a folder, with the guest house and its tables."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "manfadh.config.settings",
        "MANFADH_DATA_FOLDER": str(folder),
        "MANFADH_DATABASE": "sqlite",
    }
    import django
    from django.conf import settings

    settings.MANFADH_WIRING = "tests.kernel.sample.wiring"
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from manfadh.kernel.ledger import replaying
    from tests.kernel.sample.models import TABLES

    replaying.app_tables = lambda: TABLES
    if "sample_guest" not in connection.introspection.table_names():
        call_command("migrate", verbosity=0)
        with connection.schema_editor() as editor:
            for model in TABLES:
                editor.create_model(model)


def check() -> int:
    """The last sequence number of a sound ledger. Raises AssertionError where it is not sound."""
    from manfadh.kernel.ledger.models import LedgerHead
    from manfadh.kernel.ledger.replaying import differing_tables
    from manfadh.kernel.ledger.verifying import verify
    from tests.kernel.sample.models import Guest

    verdict = verify()
    assert verdict.holds, verdict.faults
    assert not differing_tables(), "the tables are not those of the ledger"
    halves = Guest.objects.filter(arrived_at=None) | Guest.objects.filter(room=None)
    assert not halves.exists(), "half of a pair was recorded"
    head = LedgerHead.objects.first()
    return head.sequence if head else 0


def record_until_killed() -> None:
    """Record pairs, and once in a while an erasure, saying so after each commit."""
    from manfadh.kernel.ids import new_id
    from manfadh.kernel.ledger.erasing import erase_subject
    from manfadh.kernel.ledger.recording import record
    from tests.kernel.sample.cast import STAMP, arrival, move

    say("sound", check())
    person = new_id()
    while True:
        guest = new_id()
        last = record(arrival(person, guest=guest), move(guest, "7"), stamp=STAMP)[-1]
        say(last.sequence)
        if last.sequence % 7 == 0:
            erase_subject(subject=person, ground="law", stamp=STAMP)


def erase_and_look() -> None:
    """Print the names of the files that hold the name, before and after the erasure."""
    from django.conf import settings

    from manfadh.kernel.ledger.erasing import erase_subject
    from manfadh.kernel.ledger.recording import record
    from tests.kernel.sample.cast import SALIM, STAMP, ZAYNAB, arrival, look

    folder = Path(settings.MANFADH.data_folder)

    def holders() -> list[str]:
        return sorted(p.name for p in folder.iterdir() if SURNAME.encode() in p.read_bytes())

    for _ in range(50):
        record(arrival(ZAYNAB, SURNAME), arrival(SALIM), look(SALIM), stamp=STAMP)
    say(*holders())
    erase_subject(subject=ZAYNAB, ground="law", stamp=STAMP)
    say(*holders())


if __name__ == "__main__":
    open_folder(Path(sys.argv[2]))
    {"record": record_until_killed, "erase": erase_and_look}[sys.argv[1]]()
