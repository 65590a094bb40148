"""Ibtisam's frameworks on the screen: read in three languages, changed part by part, published."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.improve.assessments.selectors import get_version, list_frameworks, list_versions
from manfadh.apps.improve.assessments.services import (
    draft_framework,
    load_reference,
    publish_framework,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Viewer
from tests.cast import CAST, FEDERAL, Part, user_of
from tests.cast_assessors import IBTISAM, RAFID, assessing
from tests.libs.fieldforms_samples import FORM
from tests.web.at_the_border import at_work


@pytest.fixture
def ibtisam(cast: dict[str, Part]) -> Viewer:
    """Ibtisam, who leads."""
    return assessing(IBTISAM)


@pytest.fixture
def page(ibtisam: Viewer) -> Client:
    """A browser in which Ibtisam is at work."""
    return at_work(user_of(IBTISAM))


@pytest.fixture
def draft(ibtisam: Viewer) -> UUID:
    """The sample, drafted."""
    version_id = new_id()
    draft_framework(viewer=ibtisam, version_id=version_id, form=FORM)
    return version_id


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def question_form(**said: Any) -> dict[str, Any]:
    """What the page of a question sends."""
    return {
        "code": "signs", "words_en": "Signs", "words_ar": "لافتات", "words_ckb": "نیشانە",
        "section": "hall", "kind": "scale", "scale": "maturity", "weight": "2", "better": "higher",
        "photo": "may", "row": "", "column": "", **said,
    }  # fmt: skip


def test_frameworks_are_listed_and_opened_in_the_language_of_the_page(
    page: Client, ibtisam: Viewer
) -> None:
    load_reference(viewer=get_founder(authority=FEDERAL))
    assert "SPAR capacity 11: points of entry" in text_of(page.get(reverse("frameworks")))
    page.cookies["django_language"] = "ar"
    listed = text_of(page.get(reverse("frameworks")))
    assert "الإدارة المتكاملة للحدود: ثلاث ركائز في ستة جوانب" in listed
    for line in list_frameworks(ibtisam):
        shown = text_of(page.get(reverse("framework", args=[line.latest])))
        assert line.form.words.ar in shown
        for question in line.form.questions:
            assert question.words.ar in shown


def test_without_any_the_list_says_how_to_begin(page: Client) -> None:
    assert "No framework is here yet" in text_of(page.get(reverse("frameworks")))


def test_a_framework_is_begun_filled_and_published(page: Client, ibtisam: Viewer) -> None:
    version_id = new_id()
    begun = {
        "version_id": str(version_id), "code": "signs_2026", "words_en": "Signs", "words_ar": "",
        "words_ckb": "", "about_en": "", "about_ar": "", "about_ckb": "", "source": "Us",
    }  # fmt: skip
    assert page.post(reverse("framework-add"), begun).status_code == 302
    own = reverse("framework", args=[version_id])
    assert "It has no question." in text_of(page.get(own))
    page.post(
        reverse("framework-section-add", args=[version_id]),
        {"code": "hall", "words_en": "Hall", "words_ar": "", "words_ckb": "", "weight": "1"},
    )
    page.post(
        reverse("framework-scale-add", args=[version_id]),
        {"code": "maturity", "anchors": "٠ | لا | نا | no\n1 | نعم | بەڵێ | yes"},
    )
    added = page.post(reverse("framework-question-add", args=[version_id]), question_form())
    assert added.status_code == 302, text_of(added)
    assert get_version(ibtisam, version_id).faults == ()
    assert "Signs" in text_of(page.get(own))
    page.post(reverse("framework-publish", args=[version_id]), {"note": "First"})
    shown = get_version(ibtisam, version_id)
    assert (shown.state, shown.note) == ("published", "First")
    assert "Name and source" not in text_of(page.get(own))


def test_a_line_of_a_scale_that_is_not_understood_is_named(page: Client, draft: UUID) -> None:
    answer = page.post(
        reverse("framework-scale-add", args=[draft]),
        {"code": "x", "anchors": "0 | a | b | c\n1 | d"},
    )
    assert answer.status_code == 422
    assert "Line 2: write four parts" in text_of(answer)


def test_each_question_of_the_sample_is_shown_for_editing_and_saved_unchanged(
    page: Client, ibtisam: Viewer, draft: UUID
) -> None:
    for question in FORM.questions:
        path = reverse("framework-question", args=[draft, question.code])
        form = page.get(path).context["form"]
        sent = {
            field.name: value for field in form if (value := field.value()) not in (None, False)
        }
        assert page.post(path, sent).status_code == 302
    assert get_version(ibtisam, draft).form == FORM


def test_what_hinders_a_draft_leads_to_its_place(page: Client, draft: UUID) -> None:
    path = reverse("framework-question", args=[draft, "staff"])
    page.post(path, question_form(relevance="${remarks} = 'x'"))
    shown = text_of(page.get(reverse("framework", args=[draft])))
    assert "It asks of remarks, which comes later." in shown
    assert path in shown
    refused = page.post(reverse("framework-publish", args=[draft]), {"note": ""})
    assert refused.status_code == 422


def test_a_part_is_moved_removed_and_put_back(page: Client, ibtisam: Viewer, draft: UUID) -> None:
    path = reverse("framework-part", args=[draft, "question", "remarks"])
    page.post(path, {"act": "remove"})
    assert "Removed from this draft" in text_of(page.get(reverse("framework", args=[draft])))
    page.post(path, {"act": "put_back"})
    page.post(path, {"act": "earlier"})
    last = [one.code for one in get_version(ibtisam, draft).form.in_order()][-2:]
    assert last == ["remarks", "road"]
    assert page.post(path, {"act": "burn"}).status_code == 404


def test_the_next_version_shows_what_differs(page: Client, ibtisam: Viewer, draft: UUID) -> None:
    publish_framework(viewer=ibtisam, version_id=draft)
    page.post(reverse("framework-next", args=[draft]))
    latest = list_versions(ibtisam, "sample")[0].version_id
    page.post(
        reverse("framework-question", args=[latest, "scanner"]),
        question_form(kind="yes_no", good="yes", scale="", may_not_apply="on"),
    )
    assert "Reworded" in text_of(page.get(reverse("framework", args=[latest])))
    page.post(reverse("framework-retire", args=[draft]), {"ground": "Replaced"})
    assert get_version(ibtisam, draft).state == "retired"


def test_an_assessor_sees_it_without_anything_to_change(draft: UUID) -> None:
    assessing(RAFID)
    page = at_work(user_of(RAFID))
    shown = text_of(page.get(reverse("framework", args=[draft])))
    assert "Add a question" not in shown
    assert page.get(reverse("framework-question", args=[draft, "staff"])).status_code == 403
    assert page.post(reverse("framework-publish", args=[draft])).status_code == 403


@pytest.mark.parametrize("name", ["hana", "dalal", "omar", "rana"])
def test_who_works_at_a_port_does_not_open_it(draft: UUID, name: str) -> None:
    page = at_work(user_of(CAST[name]))
    assert page.get(reverse("frameworks")).status_code == 403
    assert page.get(reverse("framework", args=[draft])).status_code == 403


def test_an_editor_changes_nothing_of_what_is_published(
    page: Client, ibtisam: Viewer, draft: UUID
) -> None:
    publish_framework(viewer=ibtisam, version_id=draft)
    path = reverse("framework-question", args=[draft, "staff"])
    assert page.post(path, question_form()).status_code == 404
    assert get_version(ibtisam, draft).form == FORM
