"""The notice in the traveller's language, shaped and void when undone; its square tells anybody."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.policy.selectors import list_refusal_grounds
from manfadh.apps.operate.crossings.models import Notice
from manfadh.apps.operate.crossings.selectors import today
from manfadh.apps.operate.crossings.services import withdraw_refusal
from manfadh.kernel.viewers import Viewer
from manfadh.papers import notices
from tests.border import proposed, sign
from tests.web.at_the_border import at_work

SetWith = Callable[[UUID, str], dict[str, Any]]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def signed(hana: Viewer, dalal: Viewer) -> UUID:
    _, refusal_id = proposed(hana)
    sign(dalal, refusal_id)
    return refusal_id


@pytest.fixture
def booth(hana_user: User) -> Client:
    return at_work(hana_user)


@pytest.fixture
def set_with(booth: Client, monkeypatch: pytest.MonkeyPatch) -> SetWith:
    """What a notice is set with: the text of a page that runs right to left comes back shuffled."""

    def ask(refusal_id: UUID, language: str) -> dict[str, Any]:
        seen: list[dict[str, Any]] = []

        def keep(_template: object, data: dict[str, Any], *, made_at: datetime) -> bytes:
            seen.append(data)
            return b"%PDF"

        monkeypatch.setattr(notices, "render_pdf", keep)
        booth.get(reverse("booth-notice", args=[refusal_id]), {"language": language})
        return seen[0]

    return ask


def issue(booth: Client, refusal_id: UUID, language: str) -> str:
    path = reverse("booth-notice-issue", args=[refusal_id])
    return booth.post(path, {"language": language}, follow=True).content.decode()


def test_hana_issues_prints_and_hands_over(booth: Client, signed: UUID) -> None:
    page = booth.get(reverse("booth-refusal", args=[signed])).content.decode()
    assert "Language of the traveller" in page
    assert "فارسی" in page
    page = issue(booth, signed, "tr")
    assert Notice.objects.get().language == "tr"
    path = reverse("booth-notice-hand-over", args=[signed])
    page = booth.post(path, {"how": "taken"}, follow=True).content.decode()
    assert "Handed over" in page


@pytest.mark.parametrize(
    ("language", "title", "unreviewed"),
    [
        ("ar", "رفض الدخول", ""),
        ("ckb", "ڕەتکردنەوەی چوونەژوورەوە", "پێداچوونەوە"),
        ("en", "Refusal of entry", ""),
        ("fa", "جلوگیری از ورود", "بازبینی"),
        ("tr", "Girişin reddi", "gözden geçirilmedi"),
        ("ur", "داخلے سے انکار", "نظرِ ثانی"),
    ],
)
def test_a_notice_speaks_the_language_chosen_beside_that_of_its_authority(
    booth: Client, signed: UUID, set_with: SetWith, language: str, title: str, unreviewed: str
) -> None:
    issue(booth, signed, language)
    said = set_with(signed, language)
    chosen, own = said["parts"][0], said["parts"][-1]
    assert chosen["title"] == title
    assert unreviewed in chosen["unreviewed"]
    assert (chosen["unreviewed"] == "") == (unreviewed == "")
    assert own["title"] == "رفض الدخول"
    assert "ANNA MARIA ERIKSSON" in str(chosen["facts"])
    assert any("7" in way for way in chosen["appeals"])
    assert said["number"].startswith("N-IQ-ZRB-")


def test_an_unknown_language_is_that_of_the_issue(
    booth: Client, signed: UUID, set_with: SetWith
) -> None:
    issue(booth, signed, "xx")
    assert Notice.objects.get().language == "ar"
    assert len(set_with(signed, "../../etc")["parts"]) == 1


def test_every_ground_and_act_in_force_has_its_words_in_every_language() -> None:
    words = notices._words()
    for language in ("fa", "tr", "ur"):
        for authority in ("iq", "krd"):
            grounds = list_refusal_grounds(authority, today())
            assert {ground.code for ground in grounds} <= set(words[language]["grounds"])
            assert {ground.act for ground in grounds} <= set(words[language]["acts"])
    assert {frozenset(one) - {"acts", "grounds", "appeals"} for one in words.values()} == {
        frozenset(words["en"])
    }


@pytest.mark.parametrize("language", ["ar", "ckb", "en", "fa", "tr", "ur"])
def test_every_language_is_set_on_one_page(booth: Client, signed: UUID, language: str) -> None:
    issue(booth, signed, language)
    response = booth.get(reverse("booth-notice", args=[signed]), {"language": language})
    assert response["Content-Type"] == "application/pdf"
    assert len(pypdfium2.PdfDocument(response.content)) == 1


def test_an_undone_order_makes_paper_and_square_void(
    booth: Client, client: Client, signed: UUID, dalal: Viewer, set_with: SetWith
) -> None:
    issue(booth, signed, "en")
    address = reverse("paper-verify", args=[Notice.objects.get().seal])
    page = client.get(address).content.decode()
    assert "Genuine and valid." in page
    assert "ERIKSSON" not in page
    withdraw_refusal(viewer=dalal, refusal_id=signed, ground="a visa was found")
    assert "Void" in client.get(address).content.decode()
    said = set_with(signed, "en")
    assert said["void"] == "باطل"
    assert "VOID" in said["void-words"]


def test_before_the_signature_there_is_no_notice(booth: Client, hana: Viewer) -> None:
    _, refusal_id = proposed(hana)
    issue(booth, refusal_id, "ar")
    assert not Notice.objects.exists()
    response = booth.get(reverse("booth-notice", args=[refusal_id]), follow=True)
    assert "no notice yet" in response.content.decode()
