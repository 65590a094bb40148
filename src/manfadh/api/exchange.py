"""What posts ask their headquarters over HTTPS: one place for each step of `kernel.exchange`.

Open to nodes that are known here and sign what they ask, to nobody else.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from manfadh.kernel.exchange.serving import NotAPost, accept, held_here, next_for
from manfadh.kernel.exchange.signing import RequestRefused, sender_of
from manfadh.kernel.ledger.receiving import SegmentRefused
from manfadh.kernel.ledger.segments import SegmentUnreadable, write_segment

NodeView = Callable[[HttpRequest, str], HttpResponse]
_HELD = msgspec.json.Decoder(list[tuple[str, int, int]])


def for_known_nodes(view: NodeView) -> Callable[[HttpRequest], HttpResponse]:
    """Open a view to nodes that sign their requests; it is given the code of the one that asks."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest) -> HttpResponse:
        try:
            sender = sender_of(
                request.method or "", request.get_full_path(), request.headers, request.body
            )
            return view(request, sender)
        except RequestRefused as refusal:
            return _problem(401, refusal)
        except NotAPost as refusal:
            return _problem(403, refusal)
        except (SegmentRefused, SegmentUnreadable) as refusal:
            return _problem(409, refusal)

    vars(answered)["is_for_known_nodes"] = True
    return answered


@require_GET
@for_known_nodes
def held(request: HttpRequest, sender: str) -> HttpResponse:
    """Up to where a ledger of the post that asks is held here."""
    epoch = request.GET.get("epoch", "")
    if not epoch.isdecimal() or request.GET.get("node") != sender:
        return _problem(400, "Ask with your own node and an epoch.")
    return JsonResponse({"held": held_here((sender, int(epoch)))})


@require_POST
@for_known_nodes
def segments(request: HttpRequest, sender: str) -> HttpResponse:
    """A post brings a segment of its ledger."""
    return JsonResponse({"held": accept(sender, request.body)})


@require_POST
@for_known_nodes
def next_segment(request: HttpRequest, sender: str) -> HttpResponse:
    """What a post may hear next, by what it says it holds."""
    try:
        places = {(node, epoch): last for node, epoch, last in _HELD.decode(request.body)}
    except msgspec.MsgspecError:
        return _problem(400, "Say what you hold, as a list of node, epoch and sequence.")
    segment = next_for(sender, places)
    if segment is None:
        return HttpResponse(status=204)
    return HttpResponse(write_segment(segment), content_type="application/octet-stream")


def _problem(status: int, what: object) -> HttpResponse:
    body: dict[str, Any] = {"status": status, "title": str(what)}
    return JsonResponse(body, status=status, content_type="application/problem+json")
