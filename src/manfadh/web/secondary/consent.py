"""Recording in secondary who is with a minor, or who consented; the supervisor's answer."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.operate.crossings.selectors import find_case_of
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.going import go_to
from manfadh.web.components.inspection import consenting
from manfadh.web.components.inspection.deciding import TRAVELLER, traveller_context
from manfadh.web.components.inspection.desks import gently
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.secondary.views import CASE, DESK, case_context, minor_part


@screen(purpose=Purpose.SECONDARY_CHECK, action="case.work")
@require_POST
@gently("secondary")
def consent(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """Keep the answer to the question of a minor's consent; the officer decides as before."""
    shown, form = consenting.record(request, inspection_id)
    if form is None:
        return go_to(request, reverse("secondary-inspection", args=[inspection_id]))
    case_id = find_case_of(request.viewer, inspection_id)
    if case_id is None:
        context = {**traveller_context(request, shown), **minor_part(shown, form)}
        return DESK.answer(request, TRAVELLER, context, status=422)
    context = {**case_context(request, case_id), **minor_part(shown, form)}
    return DESK.answer(request, CASE, context, status=422)


@screen(purpose=Purpose.SECONDARY_CHECK, action="case.work", is_poll=True)
@require_GET
def answer(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """Whether the supervisor has answered about a minor."""
    return consenting.show_answer(request, DESK, inspection_id)
