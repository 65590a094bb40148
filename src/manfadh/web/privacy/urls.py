"""Where the data protection officer works."""

from django.urls import path

from manfadh.web.privacy import subjects, unusual, views

urlpatterns = [
    path("privacy", views.looks, name="privacy"),
    path("privacy/people/<uuid:person_id>", views.person, name="privacy-person"),
    path("privacy/officers/<uuid:officer_id>", views.officer, name="privacy-officer"),
    path("privacy/unusual", unusual.unusual, name="privacy-unusual"),
    path(
        "privacy/unusual/<uuid:officer_id>/<slug:sign>",
        unusual.behind,
        name="privacy-unusual-looks",
    ),
    path("privacy/find", subjects.find, name="privacy-find"),
    path("privacy/people/<uuid:person_id>/erase", subjects.erase, name="privacy-erase"),
    path("privacy/erasures", subjects.erasures, name="privacy-erasures"),
    path("privacy/erasures/<uuid:approval_id>", subjects.erasure, name="privacy-erasure"),
    path("privacy/erasures/<uuid:approval_id>/agree", subjects.agree, name="privacy-agree"),
    path("privacy/erasures/<uuid:approval_id>/decline", subjects.decline, name="privacy-decline"),
]
