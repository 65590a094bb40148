"""Searching for a person at headquarters, for an investigation, with the reason on record."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from manfadh.kernel.viewers import Purpose
from manfadh.web.components.searching import search_people_of
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.lists.views import navigation


@screen(purpose=Purpose.INVESTIGATION, action="person.search")
@require_GET
def search(request: OfficerRequest) -> HttpResponse:
    """People by name in any script or by document number."""
    form, table = search_people_of(request)
    context = {"form": form, "table": table, "navigation": navigation(request, "list-people")}
    return render(request, "lists/people.html", context)
