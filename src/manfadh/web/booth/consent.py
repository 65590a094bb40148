"""Recording at the booth who is with a minor, or who consented."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from manfadh.apps.operate.crossings.selectors import see_inspection
from manfadh.apps.operate.crossings.services import NotAMinor, record_consent
from manfadh.kernel.viewers import Purpose
from manfadh.web.booth.beside import beside_context
from manfadh.web.booth.views import DESK
from manfadh.web.components.inspection.consenting import ConsentForm
from manfadh.web.components.inspection.deciding import TRAVELLER, traveller_context
from manfadh.web.components.inspection.desks import gently
from manfadh.web.components.viewer import OfficerRequest, screen


@screen(purpose=Purpose.BORDER_CHECK, action="inspection.open")
@require_POST
@gently("booth")
def consent(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """Keep the answer to the question of a minor's consent; the officer decides as before."""
    shown = see_inspection(request.viewer, inspection_id)
    if shown.minor is None:
        raise NotAMinor(str(inspection_id))
    form = ConsentForm(shown.minor.rule.content, data=request.POST)
    is_clear = form.is_valid()
    if is_clear:
        record_consent(viewer=request.viewer, inspection_id=inspection_id, **form.recorded())
        shown = see_inspection(request.viewer, inspection_id)
    beside = beside_context(request, shown, None if is_clear else form)
    context = {**traveller_context(request, shown), **beside}
    return DESK.answer(request, TRAVELLER, context, status=200 if is_clear else 422)
