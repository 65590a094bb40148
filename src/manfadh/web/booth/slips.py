"""A slip that a traveller presents at the booth."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from manfadh.kernel.viewers import Purpose
from manfadh.web.components.inspection.slips import PAGE, SlipForm, answer_slip, slip_context
from manfadh.web.components.viewer import OfficerRequest, screen


@screen(purpose=Purpose.BORDER_CHECK, action="inspection.open")
@require_http_methods(["GET", "POST"])
def slip(request: OfficerRequest) -> HttpResponse:
    """Whether a slip is genuine and holds, by its number or its code."""
    asked = request.POST if request.method == "POST" else request.GET
    form = SlipForm(asked if "text" in asked else None)
    is_asked = form.is_bound and form.is_valid()
    answer = answer_slip(request.viewer, form.cleaned_data["text"]) if is_asked else None
    context = slip_context(
        answer,
        form,
        base="components/booth.html",
        action=reverse("booth-slip"),
        back=reverse("booth"),
    )
    return render(request, PAGE, context, status=422 if form.errors else 200)
