"""The addresses of headquarters' screens."""

from django.urls import path

from manfadh.web.headquarters import country, places, waiting

urlpatterns = [
    path("headquarters", country.ports, name="headquarters"),
    path("headquarters/export", country.export, name="headquarters-export"),
    path("headquarters/ports/<slug:code>", country.port, name="headquarters-port"),
    path("headquarters/waiting", waiting.waiting, name="headquarters-waiting"),
    path("places", places.list_places, name="places"),
    path("places/<slug:port>", places.show_place, name="place"),
    path("places/<slug:port>/recognition", places.show_recognition, name="place-recognition"),
]
