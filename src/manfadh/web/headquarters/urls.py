"""The addresses of headquarters' screens."""

from django.urls import path

from manfadh.web.headquarters import country, live, places, reports, waiting

urlpatterns = [
    path("headquarters", country.ports, name="headquarters"),
    path("headquarters/export", country.export, name="headquarters-export"),
    path("headquarters/live", live.live, name="headquarters-live"),
    path("headquarters/ports/<slug:code>/now/<str:figure>", live.figure, name="headquarters-now"),
    path("headquarters/ports/<slug:code>", country.port, name="headquarters-port"),
    path("headquarters/reports", reports.show, name="headquarters-reports"),
    path("headquarters/reports/figures/<str:figure>", reports.figure, name="headquarters-figure"),
    path("headquarters/reports/file/<slug:kind>", reports.as_file, name="headquarters-report-file"),
    path("headquarters/reports/<slug:code>", reports.port, name="headquarters-report"),
    path("headquarters/waiting", waiting.waiting, name="headquarters-waiting"),
    path("places", places.list_places, name="places"),
    path("places/<slug:port>", places.show_place, name="place"),
    path("places/<slug:port>/recognition", places.show_recognition, name="place-recognition"),
]
