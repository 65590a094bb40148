"""The addresses of headquarters' screens."""

from django.urls import path

from manfadh.web.headquarters import places

urlpatterns = [
    path("places", places.list_places, name="places"),
    path("places/<slug:port>", places.show_place, name="place"),
    path("places/<slug:port>/recognition", places.show_recognition, name="place-recognition"),
]
