"""How booth and secondary answer: a part where htmx asks for one, the whole page elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render

from manfadh.apps.operate.crossings.services import CrossingError
from manfadh.apps.operate.custody import services as custody
from manfadh.apps.operate.fees import services as fees
from manfadh.apps.operate.passengers import services as parties
from manfadh.web.components.going import go, is_fragment
from manfadh.web.components.inspection.wording import say_error
from manfadh.web.components.viewer import OfficerRequest

P = ParamSpec("P")
View = Callable[Concatenate[OfficerRequest, P], HttpResponseBase]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One officer's screen: its page, what the page always needs, and its routes by name."""

    page: str
    frame: Callable[[OfficerRequest], dict[str, Any]]
    home: str
    again: str
    decide: str
    refer: str
    claim: str
    refuse: str
    refusal: str
    protection: str
    withdraw: str
    # Where a reading is said to be the crossing of minutes before.
    same: str = ""
    # Where a zone is read again; empty where nobody reads documents.
    read: str = ""
    works_cases: bool = False
    custody: str = ""
    take_document: str = ""
    end_custody: str = ""
    print_custody: str = ""
    issue_notice: str = ""
    hand_over: str = ""
    notice_paper: str = ""
    present: str = ""
    consent: str = ""
    consent_answer: str = ""
    take_fee: str = ""
    waive_fee: str = ""
    print_receipt: str = ""

    def answer(
        self,
        request: OfficerRequest,
        part: str,
        context: Mapping[str, object],
        *,
        status: int = 200,
    ) -> HttpResponse:
        """A part of the page by its template, alone for htmx and inside its page elsewhere."""
        shown = {**context, "part": part, "desk": self}
        if is_fragment(request):
            return render(request, "components/inspection/part.html", shown, status=status)
        return render(request, self.page, {**self.frame(request), **shown}, status=status)


def gently(home: str) -> Callable[[View[P]], View[P]]:
    """Say what stands in the way of an act, where the officer is; else at the page `home`."""

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(
            request: OfficerRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            try:
                return view(request, *args, **kwargs)
            except CrossingError as error:
                return say_problem(request, say_error(error), home)
            except parties.PartyError as error:
                return say_problem(request, parties.say_error(error), home)
            except custody.CustodyError as error:
                return say_problem(request, custody.say_error(error), home)
            except fees.FeeError as error:
                return say_problem(request, fees.say_error(error), home)

        return guarded

    return guard


def say_problem(request: OfficerRequest, sentence: str, home: str) -> HttpResponse:
    """One sentence above what the officer has before them, which stays as it is."""
    if not is_fragment(request):
        messages.error(request, sentence)
        return go(request, home)
    response = render(
        request, "components/inspection/problem.html", {"sentence": sentence}, status=409
    )
    response["HX-Retarget"], response["HX-Reswap"] = "#messages", "innerHTML"
    return response
