"""Where a secondary officer works."""

from django.urls import path

from manfadh.web.secondary import acts, custody, fees, notices, views

_CASE = "secondary/cases/<uuid:case_id>"
_INSPECTION = "secondary/inspections/<uuid:inspection_id>"
_REFUSAL = "secondary/refusals/<uuid:refusal_id>"

urlpatterns = [
    path("secondary", views.queue, name="secondary"),
    path("secondary/search", views.search, name="secondary-search"),
    path(_CASE, views.case, name="secondary-case"),
    path(f"{_CASE}/take", acts.take, name="secondary-take"),
    path(f"{_CASE}/note", acts.note, name="secondary-note"),
    path(f"{_CASE}/end", acts.end, name="secondary-end"),
    path(_INSPECTION, acts.inspection, name="secondary-inspection"),
    path(f"{_INSPECTION}/decide", acts.decide, name="secondary-decide"),
    path(f"{_INSPECTION}/claim", acts.claim, name="secondary-claim"),
    path(f"{_INSPECTION}/refuse", acts.refuse, name="secondary-refuse"),
    path(f"{_INSPECTION}/custody", custody.show, name="secondary-custody"),
    path(f"{_INSPECTION}/custody/take", custody.take, name="secondary-custody-take"),
    path(f"{_INSPECTION}/custody/<uuid:custody_id>/end", custody.end, name="secondary-custody-end"),
    path(
        "secondary/custody/<uuid:custody_id>/print",
        custody.print_paper,
        name="secondary-custody-print",
    ),
    path("secondary/held", custody.held, name="secondary-held"),
    path(f"{_INSPECTION}/permission", fees.present, name="secondary-present"),
    path(f"{_INSPECTION}/fees/<slug:occasion>/take", fees.take, name="secondary-take-fee"),
    path(f"{_INSPECTION}/fees/<slug:occasion>/waive", fees.waive, name="secondary-waive-fee"),
    path(
        "secondary/receipts/<uuid:receipt_id>/print",
        fees.print_paper,
        name="secondary-print-receipt",
    ),
    path(_REFUSAL, acts.refusal, name="secondary-refusal"),
    path(f"{_REFUSAL}/protection", acts.protection, name="secondary-protection"),
    path(f"{_REFUSAL}/notice", notices.paper, name="secondary-notice"),
    path(f"{_REFUSAL}/notice/issue", notices.issue, name="secondary-notice-issue"),
    path(f"{_REFUSAL}/notice/hand-over", notices.hand_over, name="secondary-notice-hand-over"),
    path(f"{_REFUSAL}/withdraw", acts.withdraw, name="secondary-withdraw"),
]
