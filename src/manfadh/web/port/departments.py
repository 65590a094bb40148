"""Which departments work at the port: a setting, under an order or agreement."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manfadh.apps.govern.accounts.selectors import list_agencies, list_authorities
from manfadh.apps.operate.coordination.selectors import (
    find_departments_reference,
    list_departments,
)
from manfadh.apps.operate.coordination.services import WorkRefused, set_departments
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.measures import say
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.port.navigation import pages

_HIDDEN = ("protection", "other")


class DepartmentsForm(forms.Form):
    """Departments, and what the setting rests on."""

    agencies = forms.MultipleChoiceField(
        label=gettext_lazy("Departments at this port"), widget=forms.CheckboxSelectMultiple
    )
    reference = forms.CharField(label=gettext_lazy("Order or agreement"), max_length=300)


@screen(purpose=Purpose.SUPERVISION, action="departments.set")
def set_them(request: OfficerRequest) -> HttpResponse:
    """The departments of the viewer's port."""
    viewer = request.viewer
    initial = {
        "agencies": [one.code for one in list_departments(viewer.port)],
        "reference": find_departments_reference(viewer.port),
    }
    form = DepartmentsForm(request.POST or None, initial=initial)
    field = form.fields["agencies"]
    assert isinstance(field, forms.MultipleChoiceField)
    authorities = {one.code: say(one.names) for one in list_authorities()}
    field.choices = [
        (one.code, f"{say(one.names)} · {authorities.get(one.authority, one.authority)}")
        for one in list_agencies()
        if one.kind not in _HIDDEN
    ]
    if form.is_valid():
        try:
            set_departments(viewer=viewer, **form.cleaned_data)
        except WorkRefused as refused:
            form.add_error(refused.field or None, str(refused))
        else:
            messages.success(request, _("These departments work at this port from now on."))
            return redirect("port-departments")
    context = {"form": form, "navigation": pages(viewer, "port-departments")}
    return render(request, "port/departments.html", context, status=422 if form.errors else 200)
