"""Whatever is sent, the API answers as its description says, and never with an error of its own."""

from functools import cache
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from manfadh.api.opening import document
from manfadh.kernel.viewers import Viewer
from tests.api.asking import ANNA, Asking, asking_as
from tests.api.test_a_day import establish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

EXAMPLES = 12
ASKERS = ("hana", "karim", "dalal", "rana", "omar")
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
OPERATIONS = sorted(
    operation["operationId"] for path in document()["paths"].values() for operation in path.values()
)


@cache
def described() -> Any:
    """The description, as somebody who asks would read it."""
    return schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())


@pytest.fixture
def world(rana: Viewer, port: str) -> dict[str, str]:
    """What there is to ask about."""
    hana = asking_as("hana")
    establish(rana)
    party = str(uuid4())
    family = {"kind": "family", "direction": "entry"}
    assert hana.put(f"parties/{party}", family).status_code == 204
    alert, referred, refused = str(uuid4()), hana.read(), hana.read(number="X9", surname="HALIM")
    asking_as("rana").put(
        f"watchlists/wanted/alerts/{alert}", {"name": "John Doe", "reference": "order 12"}
    )
    case = hana.post(f"inspections/{referred['inspection_id']}/referral", {"reason": "random"})
    refusal = hana.post(
        f"inspections/{refused['inspection_id']}/refusal", {"ground": "no_permission"}
    )
    at_the_booth = f"inspections/{referred['inspection_id']}"
    receipt = hana.post(f"{at_the_booth}/fees/visa_on_arrival/take", {})
    held = hana.post(f"{at_the_booth}/custody", {"reason": "secondary"})
    return {
        "inspection_id": refused["inspection_id"],
        "case_id": case.json()["case_id"],
        "refusal_id": refusal.json()["refusal_id"],
        "crossing_id": str(uuid4()),
        "alert_id": alert,
        "watchlist": "wanted",
        "port": port,
        "on": "2026-11-23",
        "direction": "entry",
        "occasion": "visa_on_arrival",
        "receipt_id": receipt.json()["receipt_id"],
        "custody_id": held.json()["custody_id"],
        "waiver_id": str(uuid4()),
        "party_id": party,
        "question_id": asked_about_a_child(hana),
    }


def asked_about_a_child(hana: Asking) -> str:
    """A child leaves without anybody's consent, and the supervisor is asked."""
    typed = ANNA | {
        "birth": "2018-05-06",
        "issuer": "IRQ",
        "nationality": "IRQ",
        "number": "A7654321",
    }
    read = hana.post("inspections", {"direction": "exit", "lane": "1", "typed": typed}).json()
    sent = {"paper": "missing", "note": "with her aunt"}
    answer = hana.post(f"inspections/{read['inspection_id']}/consent", sent)
    return str(answer.json()["minor"]["consulted"]["question_id"])


@pytest.fixture
def askers(law: None) -> dict[str, Asking]:
    """Systems with tokens of several roles, and one without any."""
    return {"nobody": Asking(), **{who: asking_as(who) for who in ASKERS}}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_every_operation_answers_as_described(
    operation_id: str, world: dict[str, str], askers: dict[str, Asking]
) -> None:
    operation = described().find_operation_by_id(operation_id)

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
        database=None,
    )
    @given(
        case=operation.as_strategy(), is_there=st.booleans(), who=st.sampled_from(sorted(askers))
    )
    def ask(case: Any, is_there: bool, who: str) -> None:
        if is_there:
            for name in case.path_parameters or {}:
                case.path_parameters[name] = world[name]
        # What asks here reads no compressed answers.
        headers = askers[who].headers | {"Accept-Encoding": "identity"}
        case.call_and_validate(headers=headers, checks=CHECKS)

    ask()


def test_the_description_is_openapi_3_1_and_tells_of_every_operation() -> None:
    told = document()
    assert told["openapi"].startswith("3.1")
    for path in told["paths"].values():
        for operation in path.values():
            assert operation["summary"]
            assert operation["description"]
            assert operation["security"]
            problems = {code for code in operation["responses"] if int(code) >= 400}
            assert {"401", "403", "422", "429"} <= {str(code) for code in problems}
            for code in problems:
                assert list(operation["responses"][code]["content"]) == ["application/problem+json"]


def test_anybody_may_read_the_description(client: Any) -> None:
    answer = client.get("/api/openapi.json")
    assert answer.status_code == 200
    assert answer.json()["paths"].keys() == document()["paths"].keys()
