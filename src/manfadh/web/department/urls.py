"""Where the departments of a port work."""

from django.urls import path

from manfadh.web.department import (
    desk,
    incidents,
    minutes,
    minutes_acts,
    minutes_paper,
    sending,
    violation_acts,
    violations,
)

urlpatterns = [
    path("desk", desk.show_desk, name="desk"),
    path("desk/send", sending.send, name="desk-send"),
    path("desk/tasks/<uuid:task_id>", desk.show_task, name="desk-task"),
    path("desk/tasks/<uuid:task_id>/take", desk.take, name="desk-take"),
    path("desk/tasks/<uuid:task_id>/put-back", desk.put_back, name="desk-put-back"),
    path("desk/tasks/<uuid:task_id>/done", desk.done, name="desk-done"),
    path("violations", violations.show_list, name="violations"),
    path("violations/new", violation_acts.add, name="violation-add"),
    path("violations/<uuid:violation_id>", violations.show, name="violation"),
    path("violations/<uuid:violation_id>/see", violation_acts.see, name="violation-see"),
    path("violations/<uuid:violation_id>/notify", violation_acts.notify, name="violation-notify"),
    path("violations/<uuid:violation_id>/answer", violation_acts.answer, name="violation-answer"),
    path("violations/<uuid:violation_id>/close", violation_acts.close, name="violation-close"),
    path("minutes", minutes.show_list, name="minutes"),
    path("minutes/new", minutes_acts.add, name="minutes-add"),
    path("minutes/files/<uuid:attachment_id>", minutes_paper.open_file, name="minutes-file"),
    path("minutes/<uuid:minutes_id>", minutes.show, name="minutes-one"),
    path("minutes/<uuid:minutes_id>/paper", minutes_paper.paper, name="minutes-paper"),
    path("minutes/<uuid:minutes_id>/amend", minutes_acts.amend, name="minutes-amend"),
    path("minutes/<uuid:minutes_id>/sign", minutes_acts.sign, name="minutes-sign"),
    path(
        "minutes/<uuid:minutes_id>/sign/<uuid:participant_id>",
        minutes_acts.sign_for,
        name="minutes-sign-for",
    ),
    path("minutes/<uuid:minutes_id>/void", minutes_acts.void, name="minutes-void"),
    path("minutes/<uuid:minutes_id>/attach", minutes_paper.attach, name="minutes-attach"),
    path("incidents", incidents.show_list, name="incidents"),
    path("incidents/<uuid:incident_id>/end", incidents.end, name="incident-end"),
]
