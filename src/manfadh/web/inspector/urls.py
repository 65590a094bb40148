"""The addresses of the inspector."""

from django.urls import path

from manfadh.web.inspector import complaints, keepers, views

_ONE = "inspector/complaints/<uuid:complaint_id>"

urlpatterns = [
    path("inspector", views.rates, name="inspector"),
    path(
        "inspector/rates/<slug:code>/<slug:port>/<uuid:officer_id>",
        views.behind,
        name="inspector-behind",
    ),
    path("inspector/keepers", keepers.keepers, name="inspector-keepers"),
    path(
        "inspector/keepers/<uuid:officer_id>/<slug:sign>",
        keepers.behind,
        name="inspector-keepers-looks",
    ),
    path("inspector/complaints", complaints.queue, name="inspector-complaints"),
    path(_ONE, complaints.complaint, name="inspector-complaint"),
    path(f"{_ONE}/take", complaints.take, name="inspector-take"),
    path(f"{_ONE}/answer", complaints.answer, name="inspector-answer"),
    path(f"{_ONE}/close", complaints.close, name="inspector-close"),
    path(f"{_ONE}/files/<uuid:attachment_id>", complaints.evidence, name="inspector-evidence"),
]
