"""The addresses of the public pages."""

from django.urls import path

from manfadh.web.public import papers, tariff

urlpatterns = [
    path("papers/<str:seal>", papers.verify, name="paper-verify"),
    path("tariff", tariff.tariff, name="tariff"),
]
