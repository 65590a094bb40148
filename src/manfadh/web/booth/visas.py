"""A visa over the reader: after its passport it joins the traveller, before it it waits."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from manfadh.apps.operate.crossings.selectors import see_inspection
from manfadh.apps.operate.crossings.services import is_visa_zone, present_permission, read_visa
from manfadh.web.components.inspection.deciding import TRAVELLER, traveller_context
from manfadh.web.components.inspection.desks import Desk
from manfadh.web.components.inspection.places import country_words
from manfadh.web.components.shapes import Fact
from manfadh.web.components.viewer import OfficerRequest

WAITS = "booth/visa_waits.html"
LONGEST_ZONE = 200


def visa_zone_of(request: OfficerRequest) -> str:
    """The zone of a visa that was read before and waits in the page; empty where none does."""
    waiting = request.POST.get("visa_zone", "")[:LONGEST_ZONE]
    return waiting if waiting and is_visa_zone(waiting) else ""


def read_over(
    request: OfficerRequest, desk: Desk, zone: str, before_id: UUID | None
) -> HttpResponse:
    """Join a visa to the traveller on the screen, or keep it for the document that comes next.

    Raises what `present_permission` and `read_visa` raise.
    """
    if before_id is not None:
        present_permission(viewer=request.viewer, inspection_id=before_id, zone=zone)
        shown = see_inspection(request.viewer, before_id)
        return desk.answer(request, TRAVELLER, traveller_context(request, shown))
    visa = read_visa(zone)
    facts = [
        Fact(words=_("Number"), value=visa.number, code=True),
        Fact(words=_("Issuer"), value=country_words(visa.issuer)),
        Fact(words=_("Nationality"), value=country_words(visa.nationality)),
        Fact(words=_("Valid until"), value=visa.expiry, code=True),
    ]
    context = {"visa": visa, "facts": facts, "before_id": "", "visa_zone": zone}
    return desk.answer(request, WAITS, context)
