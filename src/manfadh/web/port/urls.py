"""The addresses of the port director's screens."""

from django.urls import path

from manfadh.web.port import draws, exporting, fees, held, lanes, notices, refusals, views, waiting

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
    path("port/export/<slug:what>", exporting.export, name="port-export"),
    path("port/held", held.held, name="port-held"),
    path("port/fees", fees.day, name="port-fees"),
    path("port/fees/count", fees.count, name="port-fees-count"),
    path("port/receipts/<uuid:receipt_id>", fees.receipt, name="port-receipt"),
    path("port/receipts/<uuid:receipt_id>/print", fees.print_receipt, name="port-receipt-print"),
    path("port/receipts/<uuid:receipt_id>/void", fees.void, name="port-receipt-void"),
    path("port/waivers/<uuid:waiver_id>", fees.decide_waiver, name="port-waiver-decide"),
    path("port/refusals/<uuid:refusal_id>", refusals.show, name="port-refusal"),
    path("port/refusals/<uuid:refusal_id>/notice", notices.paper, name="port-notice"),
    path("port/refusals/<uuid:refusal_id>/notice/issue", notices.issue, name="port-notice-issue"),
    path("port/refusals/<uuid:refusal_id>/notice/over", notices.hand_over, name="port-notice-over"),
    path("port/refusals/<uuid:refusal_id>/sign", refusals.sign, name="port-refusal-sign"),
    path("port/refusals/<uuid:refusal_id>/decline", refusals.decline, name="port-refusal-decline"),
]
