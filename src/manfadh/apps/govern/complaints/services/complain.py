"""What somebody from the public does: complain, bring a file, say more."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO
from uuid import UUID, uuid5

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from manfadh.apps.govern.complaints.errors import ComplaintRefused, ComplaintUnknown
from manfadh.apps.govern.complaints.events import ComplaintKind, ComplaintMade, MessageAdded
from manfadh.apps.govern.complaints.models import Complaint
from manfadh.apps.govern.complaints.rules import Receipt, complainant, digest_of, receipt_of
from manfadh.apps.govern.complaints.selectors import ABOUT, find_by_receipt
from manfadh.apps.govern.places.selectors import PlaceUnknown, get_port
from manfadh.kernel import clock
from manfadh.kernel.about import About
from manfadh.kernel.attachments.services import AttachmentRefused, keep_attachment
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.writing import writing

LONGEST_TEXT = 4_000
LONGEST_CONTACT = 200
LONGEST_LANE = 60
FILES_AT_MOST = 3
LARGEST_FILE_BYTES = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What somebody tells. All but the text and the kinds may be left out; so may the name."""

    kinds: Collection[ComplaintKind]
    text: str
    happened_on: date | None = None
    lane: str = ""
    contact: str = ""
    language: str = "ar"


def make_complaint(*, complaint_id: UUID, port: str, told: Told) -> Receipt:
    """Record a complaint about a port, for the inspector of its authority; answers the receipt.

    Nobody needs an account, and nothing is kept of who sent it but what was told. The same id again
    records nothing and answers the same receipt. Raises ComplaintRefused with the field to mend.
    """
    _check(told)
    try:
        authority = get_port(port).authority
    except PlaceUnknown as error:
        raise ComplaintRefused(_("There is no such port.")) from error
    receipt = receipt_of(settings.SECRET_KEY.encode(), complaint_id)
    with writing():
        if Complaint.objects.filter(complaint_id=complaint_id, made_at__isnull=False).exists():
            return receipt
        record(
            ComplaintMade(
                complaint_id=complaint_id,
                number=receipt.number,
                about_port=port,
                kinds=tuple(dict.fromkeys(told.kinds)),
                happened_on=told.happened_on,
                language=told.language,
                secret_digest=digest_of(receipt.secret),
                lane=told.lane.strip(),
                text=told.text.strip(),
                contact=told.contact.strip(),
            ),
            stamp=_unnamed(authority),
        )
    return receipt


def add_evidence(
    *, complaint_id: UUID, number: int, source: BinaryIO, size_bytes: int, name: str
) -> None:
    """Keep a file (PDF, JPEG, PNG up to 5 MB) beside a complaint; `number` counts them from 1.

    Where and when a picture was taken is removed from it. Raises ComplaintRefused,
    ComplaintUnknown.
    """
    if number > FILES_AT_MOST:
        raise ComplaintRefused(_("Bring three files at most."), "files")
    if size_bytes > LARGEST_FILE_BYTES:
        raise ComplaintRefused(
            _("A file is larger than 5 MB. Send a smaller picture, or complain without it."),
            "files",
        )
    row = Complaint.objects.filter(complaint_id=complaint_id, made_at__isnull=False).first()
    if row is None:
        raise ComplaintUnknown(str(complaint_id))
    try:
        keep_attachment(
            viewer=complainant(row.owner),
            action="complaint.make",
            attachment_id=uuid5(complaint_id, str(number)),
            about=About(ABOUT, complaint_id),
            source=source,
            name=name,
            person_id=complaint_id,
        )
    except AttachmentRefused as refused:
        raise ComplaintRefused(str(refused), "files") from refused


def add_to_complaint(*, number: str, secret: str, text: str) -> None:
    """Say more about a complaint, by its receipt; also once it is closed.

    Raises ComplaintUnknown, ComplaintRefused.
    """
    row = find_by_receipt(number, secret)
    _check_text(text)
    record(
        MessageAdded(
            message_id=new_id(), complaint_id=row.complaint_id, by="person", text=text.strip()
        ),
        stamp=_unnamed(row.owner),
    )


def _check(told: Told) -> None:
    if not told.kinds:
        raise ComplaintRefused(_("Say what it is about."), "kinds")
    _check_text(told.text)
    if len(told.contact) > LONGEST_CONTACT:
        raise ComplaintRefused(_("Write it shorter."), "contact")
    if len(told.lane) > LONGEST_LANE:
        raise ComplaintRefused(_("Write it shorter."), "lane")
    if told.happened_on and told.happened_on > timezone.localdate(clock.now()):
        raise ComplaintRefused(_("This day is still to come."), "happened_on")


def _check_text(text: str) -> None:
    if not text.strip():
        raise ComplaintRefused(_("Write in a few words what happened."), "text")
    if len(text) > LONGEST_TEXT:
        raise ComplaintRefused(
            _("Longer than %(limit)s characters. Write what matters most; you can add more.")
            % {"limit": LONGEST_TEXT},
            "text",
        )


def _unnamed(authority: str) -> Stamp:
    """The stamp of the public: no actor, no agency, and no port."""
    return Stamp(actor=None, owner=authority, purpose="integrity")
