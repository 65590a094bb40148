"""Whether a paper is genuine and still holds: for whoever has it in hand.

Only who holds a seal can ask, since the number alone opens nothing; the answer names nobody.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from manfadh.apps.govern.policy.selectors import ProvisionUnknown, get_act
from manfadh.apps.operate.crossings.selectors.notices import find_notice_state
from manfadh.apps.operate.custody.selectors import find_holding_state
from manfadh.apps.operate.fees.selectors import find_receipt_state
from manfadh.kernel.money import Money
from manfadh.kernel.seals import Paper, SealBroken, read_seal
from manfadh.papers.places import fee_words
from manfadh.web.components.inspection.places import port_words
from manfadh.web.components.measures import gregorian, language, say
from manfadh.web.components.shapes import Fact, Kind
from manfadh.web.components.viewer import public

KINDS = {
    "receipt": gettext_lazy("Receipt"),
    "custody": gettext_lazy("Receipt for a document"),
    "notice": gettext_lazy("Notice"),
}


@dataclass(frozen=True, kw_only=True)
class State:
    """How a paper stands, in words; `act` is what it is about."""

    words: str
    kind: Kind
    act: str = ""


@public
@require_GET
def verify(request: HttpRequest, seal: str) -> HttpResponse:
    """A paper by its seal: genuine or not, valid or void, and nothing about a person."""
    try:
        paper = read_seal(seal)
    except SealBroken:
        return render(request, "public/paper.html", {"paper": None}, status=404)
    state = _state(paper)
    return render(
        request,
        "public/paper.html",
        {
            "paper": paper,
            "kind": KINDS[paper.kind],
            "state": state,
            "facts": _facts(paper, state),
        },
    )


def _state(paper: Paper) -> State:
    if paper.kind == "receipt":
        return _receipt_state(paper)
    if paper.kind == "custody":
        return _custody_state(paper)
    return _notice_state(paper)


def _receipt_state(paper: Paper) -> State:
    receipt = find_receipt_state(paper.number)
    if receipt is None:
        return State(words=_("Genuine; this node does not know more about it."), kind="note")
    if receipt.voided_at is not None:
        return State(words=_("Void: it no longer holds."), kind="stop", act=fee_words(receipt))
    return State(words=_("Genuine and valid."), kind="good", act=fee_words(receipt))


def _custody_state(paper: Paper) -> State:
    """A receipt for a document holds while the port has the document."""
    held = find_holding_state(paper.number)
    if held is None:
        return State(words=_("Genuine; this node does not know more about it."), kind="note")
    act = _("A document held at this port")
    if held.is_held:
        return State(words=_("Genuine and valid."), kind="good", act=act)
    return State(words=_("Void: it no longer holds."), kind="quiet", act=act)


def _notice_state(paper: Paper) -> State:
    """A notice is valid until its order is taken back; whether anything holds it is not told."""
    notice = find_notice_state(paper.number)
    if notice is None:
        return State(words=_("Genuine; this node does not know more about it."), kind="note")
    try:
        act = say(get_act(notice.authority, notice.act, notice.issued_on).words)
    except ProvisionUnknown:
        act = notice.act
    if notice.is_void:
        return State(words=_("Void: it no longer holds."), kind="stop", act=act)
    return State(words=_("Genuine and valid."), kind="good", act=act)


def _facts(paper: Paper, state: State) -> list[Fact]:
    facts = [
        Fact(words=_("Number"), value=paper.number, code=True),
        Fact(words=_("Date"), value=gregorian(paper.on)),
        Fact(words=_("Port"), value=port_words([paper.port]).get(paper.port, paper.port)),
        Fact(words=_("For"), value=state.act or paper.act),
    ]
    if paper.amount:
        amount = Money(Decimal(paper.amount), paper.currency).rounded()
        facts.insert(3, Fact(words=_("Amount"), value=amount.written(language())))
    return facts
