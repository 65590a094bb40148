"""The addresses that anybody may open."""

from django.urls import path

from manfadh.web.public import papers, tariff, views

urlpatterns = [
    path("at/<slug:code>", views.port, name="public-port"),
    path("at/<slug:code>/complain", views.complain, name="public-complain"),
    path("at/<slug:code>/poster", views.poster, name="public-poster"),
    path("complaint", views.follow_up, name="public-follow"),
    path("papers/<str:seal>", papers.verify, name="paper-verify"),
    path("tariff", tariff.tariff, name="tariff"),
]
