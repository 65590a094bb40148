"""Ibtisam writes what is asked at ports; once published it stays, and nobody else touches it."""

from collections.abc import Callable
from uuid import UUID

import pytest
from msgspec.structs import replace

from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.improve.assessments.events import FrameworkRevised
from manfadh.apps.improve.assessments.selectors import (
    FrameworkUnknown,
    VersionShown,
    find_difference,
    get_version,
    list_frameworks,
    list_versions,
)
from manfadh.apps.improve.assessments.services import (
    FrameworkRefused,
    describe_framework,
    draft_framework,
    draft_next_version,
    load_reference,
    move_question,
    publish_framework,
    put_back,
    remove_part,
    replace_draft,
    retire_framework,
    set_question,
    set_scale,
    set_section,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.models import LedgerEntry
from manfadh.kernel.ledger.replaying import differing_tables, replay
from manfadh.kernel.viewers import NotPermitted, Viewer
from manfadh.libs.fieldforms import Section
from tests.cast import FEDERAL, REGION, Part, viewer_of
from tests.cast_assessors import managing
from tests.libs.fieldforms_samples import FORM, HOURS, MATURITY, SCANNER, question, words


@pytest.fixture
def draft(ibtisam: Viewer) -> UUID:
    """The sample, drafted."""
    version_id = new_id()
    draft_framework(viewer=ibtisam, version_id=version_id, form=FORM)
    return version_id


@pytest.fixture
def published(ibtisam: Viewer, draft: UUID) -> UUID:
    """The sample, published."""
    publish_framework(viewer=ibtisam, version_id=draft)
    return draft


def codes(shown: VersionShown) -> list[str]:
    return [one.code for one in shown.form.in_order()]


def test_a_draft_says_what_was_drafted(ibtisam: Viewer, draft: UUID) -> None:
    shown = get_version(ibtisam, draft)
    assert (shown.form, shown.state, shown.number, shown.faults) == (FORM, "draft", 1, ())


def test_drafting_twice_by_one_id_drafts_once(ibtisam: Viewer, draft: UUID) -> None:
    draft_framework(viewer=ibtisam, version_id=draft, form=FORM)
    assert len(list_versions(ibtisam, "sample")) == 1


def test_one_draft_of_a_framework_waits_at_a_time(ibtisam: Viewer, draft: UUID) -> None:
    with pytest.raises(FrameworkRefused, match="waits already"):
        draft_framework(viewer=ibtisam, version_id=new_id(), form=FORM)


def test_a_change_of_one_question_is_an_entry_of_that_question_alone(
    ibtisam: Viewer, draft: UUID
) -> None:
    louder = replace(SCANNER, words=words("Does the scanner work?"), weight=3)
    set_question(viewer=ibtisam, version_id=draft, question=louder)
    assert get_version(ibtisam, draft).form.find_question("scanner") == louder
    [entry] = LedgerEntry.objects.filter(type=FrameworkRevised.TYPE)
    assert bytes(entry.canonical).count(b'"kind":"question"') == 1
    set_question(viewer=ibtisam, version_id=draft, question=louder)
    assert LedgerEntry.objects.filter(type=FrameworkRevised.TYPE).count() == 1


def test_what_was_removed_can_be_put_back(ibtisam: Viewer, draft: UUID) -> None:
    remove_part(viewer=ibtisam, version_id=draft, kind="question", code="hours")
    shown = get_version(ibtisam, draft)
    assert "hours" not in codes(shown)
    assert [part.code for part in shown.removed] == ["hours"]
    put_back(viewer=ibtisam, version_id=draft, kind="question", code="hours")
    assert get_version(ibtisam, draft).form == FORM


def test_a_scale_that_questions_stand_on_is_not_removed(ibtisam: Viewer, draft: UUID) -> None:
    with pytest.raises(FrameworkRefused, match="staff, road"):
        remove_part(viewer=ibtisam, version_id=draft, kind="scale", code="maturity")


def test_a_question_is_asked_earlier_and_later_within_its_section(
    ibtisam: Viewer, draft: UUID
) -> None:
    move_question(viewer=ibtisam, version_id=draft, code="hours", towards="earlier")
    assert codes(get_version(ibtisam, draft))[:3] == ["staff", "hours", "scanner"]
    # It now asks of a question that comes later.
    assert [fault.problem for fault in get_version(ibtisam, draft).faults] == ["later"]
    move_question(viewer=ibtisam, version_id=draft, code="hours", towards="later")
    for _ in range(2):
        move_question(viewer=ibtisam, version_id=draft, code="staff", towards="earlier")
    assert get_version(ibtisam, draft).form == FORM


def test_a_framework_is_built_part_by_part(ibtisam: Viewer) -> None:
    version_id = new_id()
    empty = replace(FORM, sections=(), questions=(), scales=())
    draft_framework(viewer=ibtisam, version_id=version_id, form=empty)
    assert {one.problem for one in get_version(ibtisam, version_id).faults} == {"no_questions"}
    set_scale(viewer=ibtisam, version_id=version_id, scale=MATURITY)
    set_section(
        viewer=ibtisam, version_id=version_id, section=Section(code="hall", words=words("Hall"))
    )
    for one in (question("staff"), SCANNER, HOURS):
        set_question(viewer=ibtisam, version_id=version_id, question=one)
    describe_framework(
        viewer=ibtisam, version_id=version_id, words=words("Built"), about=words(""), source="Us"
    )
    shown = get_version(ibtisam, version_id)
    assert (codes(shown), shown.form.source) == (["staff", "scanner", "hours"], "Us")
    publish_framework(viewer=ibtisam, version_id=version_id)


def test_a_form_that_could_not_work_is_not_published(ibtisam: Viewer, draft: UUID) -> None:
    wrong = replace(SCANNER, relevance="${remarks} = 'x'")
    set_question(viewer=ibtisam, version_id=draft, question=wrong)
    with pytest.raises(FrameworkRefused) as refused:
        publish_framework(viewer=ibtisam, version_id=draft)
    assert [(one.code, one.problem) for one in refused.value.faults] == [("scanner", "later")]
    assert get_version(ibtisam, draft).state == "draft"


def test_what_is_published_stays_as_it_is(ibtisam: Viewer, published: UUID) -> None:
    before = get_version(ibtisam, published)
    changes: list[Callable[[], object]] = [
        lambda: set_question(viewer=ibtisam, version_id=published, question=SCANNER),
        lambda: set_scale(viewer=ibtisam, version_id=published, scale=MATURITY),
        lambda: remove_part(viewer=ibtisam, version_id=published, kind="question", code="remarks"),
        lambda: move_question(viewer=ibtisam, version_id=published, code="staff", towards="later"),
        lambda: replace_draft(viewer=ibtisam, version_id=published, form=FORM, why=""),
    ]
    for change in changes:
        with pytest.raises(FrameworkRefused, match="stays as it is"):
            change()
    publish_framework(viewer=ibtisam, version_id=published)
    assert get_version(ibtisam, published) == before
    assert len(before.digest) == 64


def test_the_next_version_begins_with_the_last_and_tells_what_it_changes(
    ibtisam: Viewer, published: UUID
) -> None:
    next_id = new_id()
    draft_next_version(viewer=ibtisam, version_id=next_id, from_version_id=published)
    shown = get_version(ibtisam, next_id)
    assert (shown.form, shown.number, shown.based_on) == (FORM, 2, published)
    set_question(viewer=ibtisam, version_id=next_id, question=question("signs"))
    set_question(viewer=ibtisam, version_id=next_id, question=replace(HOURS, most="12"))
    difference = find_difference(ibtisam, next_id)
    assert difference is not None
    assert (difference.new, difference.changed) == (("signs",), ("hours",))
    assert get_version(ibtisam, published).form == FORM


def test_a_workbook_that_came_back_changes_what_differs_in_it(ibtisam: Viewer, draft: UUID) -> None:
    kept = [one for one in FORM.questions if one.code != "remarks"]
    back = replace(FORM, questions=(*kept[:-1], replace(kept[-1], weight=5)))
    changed = replace_draft(viewer=ibtisam, version_id=draft, form=back, why="Meeting of 3 May")
    assert changed == 2
    assert get_version(ibtisam, draft).form == back
    with pytest.raises(FrameworkRefused, match="other"):
        replace_draft(viewer=ibtisam, version_id=draft, form=replace(FORM, code="other"), why="")


def test_a_retired_version_is_not_offered_and_not_lost(ibtisam: Viewer, published: UUID) -> None:
    with pytest.raises(FrameworkRefused):
        retire_framework(viewer=ibtisam, version_id=published, ground=" ")
    retire_framework(viewer=ibtisam, version_id=published, ground="Replaced")
    [line] = list_frameworks(ibtisam)
    assert line.latest is None
    assert get_version(ibtisam, published).ground == "Replaced"


def test_the_frameworks_that_come_along_are_published_once_for_each_authority(
    ibtisam: Viewer, nasrin: Viewer
) -> None:
    founder = get_founder(authority=FEDERAL)
    assert load_reference(viewer=founder) == 7
    assert load_reference(viewer=founder) == 0
    lines = {line.framework: line for line in list_frameworks(ibtisam)}
    assert {"ibm_grid", "ihr_annex_1b", "spar_c11", "utilities"} <= set(lines)
    grid = lines["ibm_grid"].form.grid
    assert (len(grid.rows), len(grid.columns)) == (3, 6)
    third = lines["spar_c11"].form.find_question("c11_3")
    assert third is not None
    assert not third.is_verified
    assert list_frameworks(nasrin) == []
    assert load_reference(viewer=get_founder(authority=REGION)) == 7


def test_another_authority_neither_sees_nor_changes_it(
    ibtisam: Viewer, nasrin: Viewer, draft: UUID
) -> None:
    with pytest.raises(FrameworkUnknown):
        get_version(nasrin, draft)
    with pytest.raises(FrameworkUnknown):
        set_question(viewer=nasrin, version_id=draft, question=SCANNER)
    with pytest.raises(FrameworkUnknown):
        publish_framework(viewer=nasrin, version_id=draft)


def test_an_assessor_reads_frameworks_and_does_not_write_them(rafid: Viewer, draft: UUID) -> None:
    assert get_version(rafid, draft).form == FORM
    with pytest.raises(NotPermitted):
        set_question(viewer=rafid, version_id=draft, question=SCANNER)
    with pytest.raises(NotPermitted):
        publish_framework(viewer=rafid, version_id=draft)


@pytest.mark.parametrize("name", ["hana", "karim", "dalal", "omar", "layla", "rana"])
def test_who_works_at_a_port_has_no_part_in_it(
    draft: UUID, cast: dict[str, Part], name: str
) -> None:
    with pytest.raises(NotPermitted):
        list_frameworks(viewer_of(cast[name]))


def test_nadia_who_manages_the_programme_writes_them_too(cast: dict[str, Part]) -> None:
    version_id = new_id()
    nadia = managing()
    draft_framework(viewer=nadia, version_id=version_id, form=FORM)
    publish_framework(viewer=nadia, version_id=version_id)
    assert get_version(nadia, version_id).state == "published"


def test_replay_writes_frameworks_again_as_they_were(ibtisam: Viewer, published: UUID) -> None:
    next_id = new_id()
    draft_next_version(viewer=ibtisam, version_id=next_id, from_version_id=published)
    remove_part(viewer=ibtisam, version_id=next_id, kind="question", code="remarks")
    retire_framework(viewer=ibtisam, version_id=published, ground="Replaced")
    before = get_version(ibtisam, next_id), get_version(ibtisam, published)
    assert differing_tables() == []
    replay()
    assert (get_version(ibtisam, next_id), get_version(ibtisam, published)) == before
