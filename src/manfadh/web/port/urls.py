"""The addresses of the port director's screens."""

from django.urls import path

from manfadh.web.port import (
    departments,
    draws,
    exporting,
    lanes,
    paper,
    refusals,
    reports,
    shifts,
    views,
    waiting,
)

urlpatterns = [
    path("port", views.day, name="port"),
    path("port/lanes", lanes.lanes, name="port-lanes"),
    path("port/lanes/<uuid:opening_id>/close", lanes.close, name="port-lane-close"),
    path("port/draw", draws.draw, name="port-draw"),
    path("port/draw/commit", draws.commit, name="port-draw-commit"),
    path("port/draw/competence", draws.competence, name="port-competence"),
    path("port/draw/<uuid:draw_id>/hold", draws.hold, name="port-draw-hold"),
    path("port/draw/<uuid:draw_id>/move", draws.move, name="port-draw-move"),
    path("port/paper", paper.blocks, name="port-paper"),
    path("port/paper/form", paper.account, name="port-paper-account"),
    path("port/paper/<uuid:block_id>", paper.block, name="port-paper-block"),
    path("port/paper/<uuid:block_id>/print", paper.print_block, name="port-paper-print"),
    path("port/waiting", waiting.waiting, name="port-waiting"),
    path("port/queue", waiting.queue, name="port-queue"),
    path("port/queue/<uuid:count_id>/undo", waiting.queue_undo, name="port-queue-undo"),
    path("port/export/<slug:what>", exporting.export, name="port-export"),
    path("port/refusals/<uuid:refusal_id>", refusals.show, name="port-refusal"),
    path("port/refusals/<uuid:refusal_id>/sign", refusals.sign, name="port-refusal-sign"),
    path("port/refusals/<uuid:refusal_id>/decline", refusals.decline, name="port-refusal-decline"),
    path("port/departments", departments.set_them, name="port-departments"),
    path("port/shifts", shifts.show_list, name="port-shifts"),
    path("port/shifts/<uuid:handover_id>", shifts.show, name="port-shift"),
    path("port/shifts/<uuid:handover_id>/take", shifts.take, name="port-shift-take"),
    path("port/reports", reports.show_list, name="port-reports"),
    path("port/reports/<slug:on>", reports.show, name="port-report"),
    path("port/reports/<slug:on>/sign", reports.sign, name="port-report-sign"),
    path("port/reports/<slug:on>/send/<uuid:report_id>", reports.send, name="port-report-send"),
    path("port/reports/<slug:on>/figures/<str:figure>", reports.figure, name="port-report-figure"),
    path("port/reports/<slug:on>/file/<slug:kind>", reports.as_file, name="port-report-file"),
]
