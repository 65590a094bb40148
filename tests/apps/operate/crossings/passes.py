"""A border pass for residents at the port of our tests, as an authority would issue it."""

from datetime import date
from uuid import UUID

from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.govern.policy.events import ProvisionIssued
from manfadh.apps.govern.policy.services import issue_provision
from tests.cast import FEDERAL, PORT

PASS = "pass_of_zurbatiyah"


def issue_pass(port: str = PORT, *, hours: int = 24) -> None:
    """Residents of Mehran may enter by this port for some hours."""
    issue_provision(
        viewer=get_founder(authority=FEDERAL),
        issued=ProvisionIssued(
            provision_id=UUID(int=0xDA55),
            kind="traveller_category",
            authority=FEDERAL,
            code=PASS,
            text_ar="ساكن مهران: ببطاقة مرور.",
            text_ckb="دانیشتووی میهران: بە کارتی تێپەڕین.",
            text_en="A resident of Mehran: with a pass.",
            content={
                "category": "border_resident",
                "ports": [port],
                "districts": ["mehran"],
                "max_hours": hours,
                "frees_from_permission": True,
                "asks": ["district"],
            },
            reference="Specimen arrangement, article 2",
            valid_from_on=date(2020, 1, 1),
            valid_until_on=None,
        ),
    )
