"""Recording at the booth who is with a minor, or who consented; the supervisor's answer."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_POST

from manfadh.kernel.viewers import Purpose
from manfadh.web.booth.beside import beside_context
from manfadh.web.booth.views import DESK
from manfadh.web.components.inspection import consenting
from manfadh.web.components.inspection.deciding import TRAVELLER, traveller_context
from manfadh.web.components.inspection.desks import gently
from manfadh.web.components.viewer import OfficerRequest, screen


@screen(purpose=Purpose.BORDER_CHECK, action="inspection.open")
@require_POST
@gently("booth")
def consent(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """Keep the answer to the question of a minor's consent; the officer decides as before."""
    shown, form = consenting.record(request, inspection_id)
    context = {**traveller_context(request, shown), **beside_context(request, shown, form)}
    return DESK.answer(request, TRAVELLER, context, status=422 if form else 200)


@screen(purpose=Purpose.BORDER_CHECK, action="inspection.open", is_poll=True)
@require_GET
def answer(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """Whether the supervisor has answered about a minor."""
    return consenting.show_answer(request, DESK, inspection_id)
