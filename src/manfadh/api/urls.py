"""The addresses of the HTTP API."""

from django.urls import path

from manfadh.api import exchange, opening

urlpatterns = [
    path("nodes/held", exchange.held, name="node-held"),
    path("nodes/segments", exchange.segments, name="node-segments"),
    path("nodes/next", exchange.next_segment, name="node-next"),
    path("openapi.json", opening.description, name="api-description"),
    *opening.patterns(),
    path("<path:rest>", opening.nowhere, name="api-nowhere"),
]
