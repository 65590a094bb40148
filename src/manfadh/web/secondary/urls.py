"""Where a secondary officer works."""

from django.urls import path

from manfadh.web.secondary import (
    acts,
    casework,
    consent,
    custody,
    fees,
    notices,
    records,
    slips,
    views,
    waiting,
)

_CASE = "secondary/cases/<uuid:case_id>"
_INSPECTION = "secondary/inspections/<uuid:inspection_id>"
_PAIR = "secondary/records/<uuid:one_id>/<uuid:other_id>"
_REFUSAL = "secondary/refusals/<uuid:refusal_id>"

urlpatterns = [
    path("secondary", views.queue, name="secondary"),
    path("secondary/search", views.search, name="secondary-search"),
    path(_CASE, views.case, name="secondary-case"),
    path(f"{_CASE}/take", acts.take, name="secondary-take"),
    path(f"{_CASE}/note", acts.note, name="secondary-note"),
    path(f"{_CASE}/hand-over", casework.hand_over, name="secondary-hand-over"),
    path(f"{_CASE}/evidence", casework.add_evidence, name="secondary-evidence"),
    path(
        f"{_CASE}/evidence/<uuid:attachment_id>", casework.evidence, name="secondary-evidence-file"
    ),
    path("secondary/records", records.records, name="secondary-records"),
    path(_PAIR, records.pair, name="secondary-pair"),
    path(f"{_PAIR}/merge", records.merge, name="secondary-merge"),
    path(f"{_PAIR}/apart", records.apart, name="secondary-apart"),
    path("secondary/merges/<uuid:merge_id>/split", records.split, name="secondary-split"),
    path(
        "secondary/merges/approvals/<uuid:approval_id>/agree",
        records.agree,
        name="secondary-merge-agree",
    ),
    path(
        "secondary/merges/approvals/<uuid:approval_id>/decline",
        records.decline,
        name="secondary-merge-decline",
    ),
    path("secondary/waits", waiting.waits, name="secondary-waits"),
    path("secondary/slips", slips.slip, name="secondary-slip"),
    path("secondary/slips/<slug:number>.pdf", slips.paper, name="secondary-slip-paper"),
    path("secondary/slips/<slug:number>/revoke", slips.revoke, name="secondary-slip-revoke"),
    path(f"{_CASE}/end", acts.end, name="secondary-end"),
    path(_INSPECTION, acts.inspection, name="secondary-inspection"),
    path(f"{_INSPECTION}/decide", acts.decide, name="secondary-decide"),
    path(f"{_INSPECTION}/same", acts.same, name="secondary-same"),
    path(f"{_INSPECTION}/consent", consent.consent, name="secondary-consent"),
    path(f"{_INSPECTION}/consent/answer", consent.answer, name="secondary-consent-answer"),
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
