"""Visas and fees at the booth: shown, taken by the tariff, waived by law, printed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manfadh.kernel.viewers import Purpose
from manfadh.web.booth.views import DESK
from manfadh.web.components.going import go_to
from manfadh.web.components.inspection import charging, permitting
from manfadh.web.components.inspection.desks import gently
from manfadh.web.components.viewer import OfficerRequest, screen


@screen(purpose=Purpose.BORDER_CHECK, action="fee.take")
@require_POST
@gently("booth")
def take(request: OfficerRequest, inspection_id: UUID, occasion: str) -> HttpResponse:
    """Take the fee; the receipt is then a key away."""
    charging.take(request, inspection_id, occasion)
    return _again(request, inspection_id, _("The fee is taken. Print the receipt."))


@screen(purpose=Purpose.BORDER_CHECK, action="fee.waive")
@require_POST
@gently("booth")
def waive(request: OfficerRequest, inspection_id: UUID, occasion: str) -> HttpResponse:
    """Waive the fee."""
    return _again(request, inspection_id, charging.waive(request, inspection_id, occasion))


@screen(purpose=Purpose.BORDER_CHECK, action="fee.take")
@require_POST
@gently("booth")
def print_paper(request: OfficerRequest, receipt_id: UUID) -> HttpResponse:
    """The receipt as a paper."""
    return charging.print_paper(request, receipt_id)


@screen(purpose=Purpose.BORDER_CHECK, action="inspection.open")
@require_POST
@gently("booth")
def present(request: OfficerRequest, inspection_id: UUID) -> HttpResponse:
    """Keep the visa or permit as typed from the paper."""
    return permitting.present(request, DESK, inspection_id)


def _again(request: OfficerRequest, inspection_id: UUID, said: str) -> HttpResponse:
    messages.success(request, said)
    return go_to(request, reverse("booth-inspection", args=[inspection_id]))
