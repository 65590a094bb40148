"""No document is held without a receipt; what is held is known, until returned or handed on."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.audit.models import Look
from manfadh.apps.operate.crossings.services.hold import hold_document
from manfadh.apps.operate.custody import services as custody
from manfadh.apps.operate.custody.models import CustodyPrint, Holding
from manfadh.apps.operate.custody.selectors import (
    find_holding_state,
    get_holding,
    list_held,
)
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.seals import read_seal
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.border import ANNA, read, with_
from tests.cast import CAST, Part, open_session, user_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


def hold(hana: Viewer) -> UUID:
    shown = read(hana)
    return hold_document(viewer=hana, inspection_id=shown.inspection_id, reason="group")


def test_taking_and_numbering_are_one_fact(hana: Viewer) -> None:
    held = get_holding(hana, hold(hana))
    assert held.number.startswith("D-IQ-ZRB-")
    assert (held.document, held.holder) == ("UTO L898902C3", "ANNA MARIA ERIKSSON")
    paper = read_seal(held.seal)
    assert (paper.kind, paper.number) == ("custody", held.number)
    assert "ERIKSSON" not in str(paper)
    assert not Holding.objects.filter(number__isnull=True).exists()


def test_the_same_document_is_taken_once(hana: Viewer) -> None:
    assert hold(hana) == hold(hana)
    assert [one.number[-1] for one in list_held(hana)] == ["1"]


def test_a_person_without_a_document_has_none_taken(hana: Viewer) -> None:
    shown = read(hana, with_(ANNA, kind="none", number=""))
    with pytest.raises(custody.NothingToHold):
        hold_document(viewer=hana, inspection_id=shown.inspection_id, reason="other")


def test_what_is_held_is_listed_until_it_is_returned(hana: Viewer, dalal: Viewer) -> None:
    custody_id = hold(hana)
    assert [one.custody_id for one in list_held(dalal)] == [custody_id]
    custody.return_document(viewer=hana, custody_id=custody_id)
    custody.return_document(viewer=hana, custody_id=custody_id)
    assert list_held(dalal) == []
    with pytest.raises(custody.HoldingEnded):
        custody.hand_document_on(
            viewer=hana, custody_id=custody_id, to_body="court", reference="12"
        )
    assert hold(hana) != custody_id


def test_handing_on_says_to_whom_and_with_what(hana: Viewer) -> None:
    custody_id = hold(hana)
    for body, reference in (("", "12"), ("the court", " ")):
        with pytest.raises(custody.BodyNeeded):
            custody.hand_document_on(
                viewer=hana, custody_id=custody_id, to_body=body, reference=reference
            )
    custody.hand_document_on(
        viewer=hana, custody_id=custody_id, to_body="the court", reference="letter 12"
    )
    with pytest.raises(custody.HoldingEnded):
        custody.return_document(viewer=hana, custody_id=custody_id)
    state = find_holding_state(get_holding(hana, custody_id).number)
    assert state is not None
    assert not state.is_held


def test_another_port_and_a_director_take_and_return_nothing(
    hana: Viewer, omar: Viewer, dalal: Viewer
) -> None:
    custody_id = hold(hana)
    assert list_held(omar) == []
    with pytest.raises(custody.HoldingUnknown):
        custody.return_document(viewer=omar, custody_id=custody_id)
    with pytest.raises(NotPermitted):
        custody.return_document(viewer=dalal, custody_id=custody_id)


def test_looking_at_what_is_held_leaves_a_trace(hana: Viewer, dalal: Viewer) -> None:
    hold(hana)
    list_held(dalal)
    assert Look.objects.filter(viewer_id=dalal.officer_id, kind="custody").exists()


def test_the_ledger_makes_the_same_tables_again(hana: Viewer) -> None:
    custody_id = hold(hana)
    custody.print_custody_receipt(viewer=hana, custody_id=custody_id)
    custody.return_document(viewer=hana, custody_id=custody_id)
    assert differing_tables() == []


def test_every_error_has_its_words() -> None:
    assert set(custody.ERROR_WORDS) == set(custody.CustodyError.__subclasses__())


def test_hana_keeps_prints_and_gives_back(cast: dict[str, Part], hana: Viewer) -> None:
    booth = open_session(Client(), user_of(CAST["hana"]))
    shown = read(hana)
    page = booth.get(reverse("booth-custody", args=[shown.inspection_id])).content.decode()
    assert "Nothing is held of this traveller" in page
    take = reverse("booth-custody-take", args=[shown.inspection_id])
    page = booth.post(take, {"reason": "group"}, follow=True).content.decode()
    assert "Held at this port" in page
    custody_id = Holding.objects.get().custody_id
    for copy in (0, 1):
        response = booth.post(reverse("booth-custody-print", args=[custody_id]))
        assert response["Content-Type"] == "application/pdf"
        assert CustodyPrint.objects.filter(copy=copy).exists()
    seal = Holding.objects.get().seal
    public = Client().get(reverse("paper-verify", args=[seal])).content.decode()
    assert "Genuine and valid." in public
    assert "ERIKSSON" not in public
    director = open_session(Client(), user_of(CAST["dalal"]))
    assert "ANNA MARIA" in director.get(reverse("port-held")).content.decode()
    end = reverse("booth-custody-end", args=[shown.inspection_id, custody_id])
    page = booth.post(end, {"how": "returned"}, follow=True).content.decode()
    assert "Returned at" in page
    assert "Void" in Client().get(reverse("paper-verify", args=[seal])).content.decode()
