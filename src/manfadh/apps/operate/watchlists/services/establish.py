"""Setting a list up."""

from manfadh.apps.operate.watchlists.events import ListEstablished, ListPurpose
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer


def establish_list(
    *,
    viewer: Viewer,
    watchlist: str,
    purpose: ListPurpose,
    name_ar: str,
    name_ckb: str,
    name_en: str,
    reference: str,
) -> None:
    """Set up a list of the viewer's authority. Needs `watchlist.keep`."""
    viewer.require("watchlist.keep", owner=viewer.authority)
    record(
        ListEstablished(
            watchlist=watchlist,
            purpose=purpose,
            authority=viewer.authority,
            name_ar=name_ar,
            name_ckb=name_ckb,
            name_en=name_en,
            reference=reference,
        ),
        stamp=viewer.stamp(port=""),
    )
