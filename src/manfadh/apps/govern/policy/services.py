"""Acts on law: issuing a provision, repealing it, loading our own orientation."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.utils.translation import gettext as _

from manfadh.apps.govern.policy import reference
from manfadh.apps.govern.policy.events import ProvisionIssued, ProvisionRepealed
from manfadh.apps.govern.policy.in_force import provision_of, snapshot
from manfadh.apps.govern.policy.models import Provision as Row
from manfadh.apps.govern.policy.rules import (
    Content,
    ContentWrong,
    Provision,
    overlap,
    read_content,
    unasked_concerns,
    write_content,
)
from manfadh.apps.govern.policy.selectors import ProvisionUnknown, get_act
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Draft
from manfadh.kernel.ledger.recording import record, record_drafts
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

ISSUE = "policy.issue"
# Without these in force nobody would be asked, and nobody would be a national: they never run out.
_NEVER_RUN_OUT = ("protection_question", "nationality")


class ProvisionRefused(Exception):
    """The provision can't be issued or repealed so; the message says why and what to do."""


def issue_provision(*, viewer: Viewer, issued: ProvisionIssued) -> None:
    """Put a provision in force for an authority's ports from a day on.

    The same again changes nothing. Raises ProvisionRefused for a content that does not fit its
    kind (`policy.rules.contents`), a missing text or reference, days that do not follow each
    other, or a code that already is in force then; NotPermitted for another authority's law.
    """
    with writing():
        viewer.require(ISSUE, owner=issued.authority)
        issued = _checked(issued)
        known = Row.objects.filter(pk=issued.provision_id, issued_at__isnull=False).first()
        if known is not None:
            if _says(known, issued):
                return
            raise ProvisionRefused(
                _("This provision is already issued. Repeal it, then issue a new one.")
            )
        _check_against_others(issued)
        record(issued, stamp=viewer.stamp(owner=issued.authority))


def repeal_provision(*, viewer: Viewer, provision_id: UUID, ended_on: date, reference: str) -> None:
    """Let a provision end on a day, that day included; `reference` is the law that ends it.

    The same again changes nothing. Raises ProvisionUnknown, NotPermitted, or ProvisionRefused:
    also when nobody would be asked a protection question or be a national any more.
    """
    with writing():
        row = Row.objects.filter(pk=provision_id, issued_at__isnull=False).first()
        if row is None:
            raise ProvisionUnknown("provision", viewer.authority, str(provision_id))
        viewer.require(ISSUE, owner=row.authority)
        if row.repealed_on is not None:
            if (row.repealed_on, row.repeal_reference) == (ended_on, reference):
                return
            raise ProvisionRefused(_("This provision is already repealed. Nothing was changed."))
        if not reference.strip():
            raise ProvisionRefused(_("Name the law that repeals it."))
        known = provision_of(row)
        if ended_on < known.valid_from_on:
            raise ProvisionRefused(_("The last day is before the first one. Change one of them."))
        _check_not_the_last(known, ended_on)
        record(
            ProvisionRepealed(provision_id=provision_id, ended_on=ended_on, reference=reference),
            stamp=viewer.stamp(owner=row.authority),
        )


def load_reference(*, viewer: Viewer) -> int:
    """Issue our own orientation (`policy/reference`); answers how many provisions were new.

    Each has the same id on every node, so loading again, or elsewhere, changes nothing. What an
    authority has repealed or worded itself stays as it is. The viewer needs the permission for
    every authority (node set-up has it); raises NotPermitted, ProvisionRefused.
    """
    with writing():
        told = [_checked(issued) for issued in reference.read_provisions()]
        for authority in {issued.authority for issued in told}:
            viewer.require(ISSUE, owner=authority)
        rows = Row.objects.filter(issued_at__isnull=False)
        known = {row.provision_id: row for row in rows}
        own_words = [row for row in known.values() if row.repealed_on is None]
        news: list[ProvisionIssued] = [
            issued
            for issued in told
            if _is_news(known.get(issued.provision_id), issued)
            and not any(_is_in_the_way(row, issued) for row in own_words)
        ]
        if news:
            record_drafts(
                [Draft(_fact(issued), viewer.stamp(owner=issued.authority)) for issued in news]
            )
        return len(news)


def _fact(issued: ProvisionIssued) -> Event:
    return issued


def _checked(issued: ProvisionIssued) -> ProvisionIssued:
    """The provision with its content in its usual form. Raises ProvisionRefused."""
    try:
        msgspec.convert(msgspec.to_builtins(issued), type=ProvisionIssued)
        content = read_content(issued.kind, issued.content)
    except (msgspec.ValidationError, ContentWrong) as error:
        raise ProvisionRefused(
            _("The content does not fit this kind of provision: %(why)s.") % {"why": error}
        ) from error
    texts = (issued.text_ar, issued.text_ckb, issued.text_en)
    if not all(text.strip() for text in texts):
        raise ProvisionRefused(_("A provision needs its text in Arabic, Kurdish and English."))
    if not issued.code.strip():
        raise ProvisionRefused(_("A provision needs a code that names it among its kind."))
    if not issued.reference.strip():
        raise ProvisionRefused(_("Name the law that the provision rests on."))
    if issued.valid_until_on is not None and issued.valid_until_on < issued.valid_from_on:
        raise ProvisionRefused(_("The last day is before the first one. Change one of them."))
    if issued.kind in _NEVER_RUN_OUT and issued.valid_until_on is not None:
        raise ProvisionRefused(
            _("This kind of provision can't run out by itself. Leave the last day empty.")
        )
    return msgspec.structs.replace(issued, content=write_content(content))


def _check_against_others(issued: ProvisionIssued) -> None:
    rows = Row.objects.filter(kind=issued.kind, authority=issued.authority, code=issued.code)
    if any(_is_in_the_way(row, issued) for row in rows.filter(issued_at__isnull=False)):
        raise ProvisionRefused(
            _("A provision of this code is in force then. Repeal it first, or choose another day.")
        )
    if issued.kind == "refusal_ground":
        act = str(issued.content["act"])
        try:
            get_act(issued.authority, act, issued.valid_from_on)
        except ProvisionUnknown as error:
            raise ProvisionRefused(
                _("The act %(act)s is not in force. Issue the act before its grounds.")
                % {"act": act}
            ) from error


def _check_not_the_last(ending: Provision[Content], ended_on: date) -> None:
    """Raise ProvisionRefused if the day after would lack what may never be lacking."""
    if ending.kind not in _NEVER_RUN_OUT:
        return
    after = snapshot().in_force(ending.kind, ended_on + timedelta(days=1))
    left = [
        provision
        for provision in after
        if provision.authority == ending.authority and provision.provision_id != ending.provision_id
    ]
    if ending.kind == "nationality" and not left:
        raise ProvisionRefused(_("The authority would have no nationals. Issue the new one first."))
    if ending.kind == "protection_question" and unasked_concerns(left):
        raise ProvisionRefused(
            _("Nobody would be asked about this any more. Issue the new question first.")
        )


def _is_news(row: Row | None, issued: ProvisionIssued) -> bool:
    return row is None or (row.repealed_on is None and not _says(row, issued))


def _is_in_the_way(row: Row, issued: ProvisionIssued) -> bool:
    known = provision_of(row)
    return (
        known.provision_id != issued.provision_id
        and (known.kind, known.authority, known.code)
        == (issued.kind, issued.authority, issued.code)
        and overlap(
            known.valid_from_on, known.valid_until_on, issued.valid_from_on, issued.valid_until_on
        )
    )


def _says(row: Row, issued: ProvisionIssued) -> bool:
    fields: dict[str, Any] = msgspec.structs.asdict(issued)
    return all(getattr(row, name) == value for name, value in fields.items())
