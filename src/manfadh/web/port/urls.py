"""The addresses of the port director's screens."""

from django.urls import path

from manfadh.web.port import exporting, fees, refusals, views

urlpatterns = [
    path("port", views.day, name="port"),
    path("port/export/<slug:what>", exporting.export, name="port-export"),
    path("port/fees", fees.day, name="port-fees"),
    path("port/fees/count", fees.count, name="port-fees-count"),
    path("port/receipts/<uuid:receipt_id>", fees.receipt, name="port-receipt"),
    path("port/receipts/<uuid:receipt_id>/print", fees.print_receipt, name="port-receipt-print"),
    path("port/receipts/<uuid:receipt_id>/void", fees.void, name="port-receipt-void"),
    path("port/waivers/<uuid:waiver_id>", fees.decide_waiver, name="port-waiver-decide"),
    path("port/refusals/<uuid:refusal_id>", refusals.show, name="port-refusal"),
    path("port/refusals/<uuid:refusal_id>/sign", refusals.sign, name="port-refusal-sign"),
    path("port/refusals/<uuid:refusal_id>/decline", refusals.decline, name="port-refusal-decline"),
]
