"""Where a booth officer works."""

from django.urls import path

from manfadh.web.booth import (
    acts,
    consent,
    crossings,
    custody,
    fees,
    notices,
    paper,
    parties,
    party,
    queue,
    slips,
    views,
)

_INSPECTION = "booth/inspections/<uuid:inspection_id>"
_REFUSAL = "booth/refusals/<uuid:refusal_id>"
_PARTY = "booth/parties/<uuid:party_id>"

urlpatterns = [
    path("booth", views.booth, name="booth"),
    path("booth/place", views.choose_place, name="booth-place"),
    path("booth/paper", paper.enter, name="booth-paper"),
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
    path(f"{_INSPECTION}/consent", consent.consent, name="booth-consent"),
    path(f"{_INSPECTION}/place", party.place, name="booth-party-place"),
    path("booth/parties", parties.parties, name="booth-parties"),
    path("booth/parties/import", parties.import_list, name="booth-parties-import"),
    path("booth/parties/closed", parties.closed_parties, name="booth-parties-closed"),
    path("booth/parties/none", parties.work_without, name="booth-party-none"),
    path(_PARTY, party.party, name="booth-party"),
    path(f"{_PARTY}/work", parties.work_with, name="booth-party-work"),
    path(f"{_PARTY}/scan", party.scan, name="booth-party-scan"),
    path(f"{_PARTY}/lead", party.lead, name="booth-party-lead"),
    path(f"{_PARTY}/close", party.close, name="booth-party-close"),
    path(f"{_INSPECTION}/custody", custody.show, name="booth-custody"),
    path(f"{_INSPECTION}/custody/take", custody.take, name="booth-custody-take"),
    path(f"{_INSPECTION}/custody/<uuid:custody_id>/end", custody.end, name="booth-custody-end"),
    path("booth/custody/<uuid:custody_id>/print", custody.print_paper, name="booth-custody-print"),
    path("booth/held", custody.held, name="booth-held"),
    path(f"{_INSPECTION}/permission", fees.present, name="booth-present"),
    path(f"{_INSPECTION}/fees/<slug:occasion>/take", fees.take, name="booth-take-fee"),
    path(f"{_INSPECTION}/fees/<slug:occasion>/waive", fees.waive, name="booth-waive-fee"),
    path("booth/receipts/<uuid:receipt_id>/print", fees.print_paper, name="booth-print-receipt"),
    path("booth/slip", slips.slip, name="booth-slip"),
    path("booth/crossings", crossings.crossings, name="booth-crossings"),
    path("booth/crossings/<uuid:crossing_id>", crossings.crossing, name="booth-crossing"),
    path("booth/crossings/<uuid:crossing_id>/correct", crossings.correct, name="booth-correct"),
    path(_REFUSAL, acts.refusal, name="booth-refusal"),
    path(f"{_REFUSAL}/protection", acts.protection, name="booth-protection"),
    path(f"{_REFUSAL}/notice", notices.paper, name="booth-notice"),
    path(f"{_REFUSAL}/notice/issue", notices.issue, name="booth-notice-issue"),
    path(f"{_REFUSAL}/notice/hand-over", notices.hand_over, name="booth-notice-hand-over"),
    path(f"{_REFUSAL}/withdraw", acts.withdraw, name="booth-withdraw"),
]
