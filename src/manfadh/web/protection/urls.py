"""The addresses of the protection desk."""

from django.urls import path

from manfadh.web.protection import acts, views

urlpatterns = [
    path("protection", views.open_concerns, name="protection"),
    path("protection/closed", views.closed_concerns, name="protection-closed"),
    path("protection/<uuid:concern_id>", views.concern, name="protection-concern"),
    path("protection/<uuid:concern_id>/accept", acts.accept, name="protection-accept"),
    path("protection/<uuid:concern_id>/close", acts.close, name="protection-close"),
    path("protection/<uuid:concern_id>/instruct", acts.instruct, name="protection-instruct"),
    path(
        "protection/<uuid:concern_id>/instructions/<uuid:instruction_id>/lift",
        acts.lift,
        name="protection-lift",
    ),
]
