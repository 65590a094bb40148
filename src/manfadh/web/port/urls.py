"""The addresses of the port director's screens."""

from django.urls import path

from manfadh.web.port import crossings, exporting, refusals, views

urlpatterns = [
    path("port", views.day, name="port"),
    path("port/crossings", crossings.crossings, name="port-crossings"),
    path("port/crossings/<uuid:crossing_id>", crossings.crossing, name="port-crossing"),
    path("port/crossings/<uuid:crossing_id>/correct", crossings.correct, name="port-correct"),
    path("port/export/<slug:what>", exporting.export, name="port-export"),
    path("port/refusals/<uuid:refusal_id>", refusals.show, name="port-refusal"),
    path("port/refusals/<uuid:refusal_id>/sign", refusals.sign, name="port-refusal-sign"),
    path("port/refusals/<uuid:refusal_id>/decline", refusals.decline, name="port-refusal-decline"),
]
