"""Who keeps places and law in these tests: viewers with their roles' grants, without accounts."""

from uuid import UUID

from manfadh.apps.govern.accounts.rules import founder, grants_of
from manfadh.kernel.viewers import Purpose, Viewer


def viewer(number: int, name: str, authority: str, role: str, purpose: Purpose) -> Viewer:
    return Viewer(
        officer_id=UUID(int=number),
        name=name,
        authority=authority,
        agency=f"{authority}.bpc",
        port="",
        roles=frozenset({role}),
        grants=grants_of([role]),
        purpose=purpose,
    )


AHMED = viewer(1, "Ahmed", "iq", "administrator", Purpose.ADMINISTRATION)
AZAD = viewer(2, "Azad", "krd", "administrator", Purpose.ADMINISTRATION)
BASHIR = viewer(3, "Bashir", "iq", "policy_officer", Purpose.ADMINISTRATION)
SHWAN = viewer(4, "Shwan", "krd", "policy_officer", Purpose.ADMINISTRATION)
HANA = viewer(5, "Hana", "iq", "booth_officer", Purpose.BORDER_CHECK)
YUSUF = viewer(6, "Yusuf", "iq", "commission_analyst", Purpose.STATISTICS)
FOUNDER = founder(authority="iq")
