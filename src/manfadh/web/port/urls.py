"""The addresses of the port director's screens."""

from django.urls import path

from manfadh.web.port import crossings, draws, exporting, lanes, refusals, views, waiting

urlpatterns = [
    path("port", views.day, name="port"),
    path("port/lanes", lanes.lanes, name="port-lanes"),
    path("port/lanes/<uuid:opening_id>/close", lanes.close, name="port-lane-close"),
    path("port/draw", draws.draw, name="port-draw"),
    path("port/draw/commit", draws.commit, name="port-draw-commit"),
    path("port/draw/competence", draws.competence, name="port-competence"),
    path("port/draw/<uuid:draw_id>/hold", draws.hold, name="port-draw-hold"),
    path("port/draw/<uuid:draw_id>/move", draws.move, name="port-draw-move"),
    path("port/waiting", waiting.waiting, name="port-waiting"),
    path("port/queue", waiting.queue, name="port-queue"),
    path("port/queue/<uuid:count_id>/undo", waiting.queue_undo, name="port-queue-undo"),
    path("port/crossings", crossings.crossings, name="port-crossings"),
    path("port/crossings/<uuid:crossing_id>", crossings.crossing, name="port-crossing"),
    path("port/crossings/<uuid:crossing_id>/correct", crossings.correct, name="port-correct"),
    path("port/export/<slug:what>", exporting.export, name="port-export"),
    path("port/refusals/<uuid:refusal_id>", refusals.show, name="port-refusal"),
    path("port/refusals/<uuid:refusal_id>/sign", refusals.sign, name="port-refusal-sign"),
    path("port/refusals/<uuid:refusal_id>/decline", refusals.decline, name="port-refusal-decline"),
]
