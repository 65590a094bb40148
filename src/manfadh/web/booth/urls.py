"""Where a booth officer works."""

from django.urls import path

from manfadh.web.booth import acts, crossings, queue, slips, views

_INSPECTION = "booth/inspections/<uuid:inspection_id>"
_REFUSAL = "booth/refusals/<uuid:refusal_id>"

urlpatterns = [
    path("booth", views.booth, name="booth"),
    path("booth/place", views.choose_place, name="booth-place"),
    path("booth/queue", queue.queue, name="booth-queue"),
    path("booth/digits", views.digits, name="booth-digits"),
    path("booth/read", views.read, name="booth-read"),
    path("booth/by-hand", views.by_hand, name="booth-by-hand"),
    path(_INSPECTION, views.inspection, name="booth-inspection"),
    path(f"{_INSPECTION}/decide", acts.decide, name="booth-decide"),
    path(f"{_INSPECTION}/same", acts.same, name="booth-same"),
    path(f"{_INSPECTION}/refer", acts.refer, name="booth-refer"),
    path(f"{_INSPECTION}/claim", acts.claim, name="booth-claim"),
    path(f"{_INSPECTION}/refuse", acts.refuse, name="booth-refuse"),
    path(f"{_INSPECTION}/undo/<uuid:crossing_id>", acts.undo, name="booth-undo"),
    path("booth/slip", slips.slip, name="booth-slip"),
    path("booth/crossings", crossings.crossings, name="booth-crossings"),
    path("booth/crossings/<uuid:crossing_id>", crossings.crossing, name="booth-crossing"),
    path("booth/crossings/<uuid:crossing_id>/correct", crossings.correct, name="booth-correct"),
    path(_REFUSAL, acts.refusal, name="booth-refusal"),
    path(f"{_REFUSAL}/protection", acts.protection, name="booth-protection"),
    path(f"{_REFUSAL}/withdraw", acts.withdraw, name="booth-withdraw"),
]
