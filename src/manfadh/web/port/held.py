"""The documents that the port holds, for who directs it."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from manfadh.kernel.viewers import Purpose
from manfadh.web.components.inspection import holding
from manfadh.web.components.viewer import OfficerRequest, screen


@screen(purpose=Purpose.SUPERVISION, action="document.see")
@require_GET
def held(request: OfficerRequest) -> HttpResponse:
    """All that this port holds now, the longest first."""
    return holding.held_page(request, "components/held.html", home="port")
