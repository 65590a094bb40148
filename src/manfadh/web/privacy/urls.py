"""Where the data protection officer works."""

from django.urls import path

from manfadh.web.privacy import views

urlpatterns = [
    path("privacy", views.looks, name="privacy"),
    path("privacy/people/<uuid:person_id>", views.person, name="privacy-person"),
    path("privacy/officers/<uuid:officer_id>", views.officer, name="privacy-officer"),
]
