"""The cast, as viewers: who asks, who decides, and Omar, who works at another port."""

from uuid import UUID

import pytest

from manfadh.kernel.viewers import Grant, Purpose, Scope, Viewer

PURPOSE = Purpose.SUPERVISION


def make_viewer(number: int, name: str, *actions: str, port: str = "ZRB") -> Viewer:
    return Viewer(
        officer_id=UUID(int=number),
        name=name,
        authority="IQ-MOI",
        agency="passports",
        port=port,
        roles=frozenset(),
        grants=frozenset(Grant(action, Scope.OWN_PORT, frozenset({PURPOSE})) for action in actions),
        purpose=PURPOSE,
    )


@pytest.fixture
def hana() -> Viewer:
    return make_viewer(1, "Hana", "refusal.propose", "case.work")


@pytest.fixture
def karim() -> Viewer:
    return make_viewer(2, "Karim", "case.work", "refusal.sign")


@pytest.fixture
def dalal() -> Viewer:
    return make_viewer(3, "Dalal", "refusal.sign", "case.work", "export.make", "export.personal")


@pytest.fixture
def yusuf() -> Viewer:
    return make_viewer(4, "Yusuf", "export.make")


@pytest.fixture
def omar() -> Viewer:
    return make_viewer(5, "Omar", "refusal.sign", "case.work", port="SFN")
