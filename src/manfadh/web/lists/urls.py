"""Where the list keeper works."""

from django.urls import path

from manfadh.web.lists import acts, importing, searching, views

urlpatterns = [
    path("lists", views.lists, name="lists"),
    path("investigation/people", searching.search, name="list-people"),
    path("lists/imports/<uuid:job_id>", importing.progress, name="list-import-progress"),
    path("lists/imports/<uuid:job_id>/stop", importing.stop, name="list-import-stop"),
    path("lists/alerts/<uuid:alert_id>", views.alert, name="list-alert"),
    path("lists/alerts/<uuid:alert_id>/withdraw", acts.withdraw, name="list-withdraw"),
    path("lists/<slug:code>", views.show_list, name="list"),
    path("lists/<slug:code>/add", acts.add, name="list-add"),
    path("lists/<slug:code>/import", importing.import_file, name="list-import"),
]
