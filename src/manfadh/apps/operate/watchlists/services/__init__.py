"""Acts on the lists, one module each: setting a list up, placing, withdrawing, taking a file."""

from manfadh.apps.operate.watchlists.errors import AlertRefused, AlertUnknown, ListUnknown
from manfadh.apps.operate.watchlists.services.establish import establish_list
from manfadh.apps.operate.watchlists.services.import_alerts import (
    COLUMNS,
    IMPORT_JOB,
    Taken,
    check_alerts,
    import_alerts,
    run_import,
    start_import,
    stop_import,
)
from manfadh.apps.operate.watchlists.services.place import (
    AlertDraft,
    make_alert,
    place_alert,
    place_alerts,
    read_birth,
)
from manfadh.apps.operate.watchlists.services.withdraw import withdraw_alert

__all__ = [
    "COLUMNS",
    "IMPORT_JOB",
    "AlertDraft",
    "AlertRefused",
    "AlertUnknown",
    "ListUnknown",
    "Taken",
    "check_alerts",
    "establish_list",
    "import_alerts",
    "make_alert",
    "place_alert",
    "place_alerts",
    "read_birth",
    "run_import",
    "start_import",
    "stop_import",
    "withdraw_alert",
]
