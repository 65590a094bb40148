"""A form is checked before it is asked; answers are kept in one form, and are worth something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.libs.fieldforms_samples import (
    FORM,
    HOURS,
    LINES,
    MATURITY,
    SCANNER,
    forms,
    question,
    words,
)

from manfadh.libs.fieldforms import (
    AnswerWrong,
    Form,
    FormWrong,
    Given,
    Question,
    Section,
    Words,
    asked_questions,
    check_form,
    compare_forms,
    grid_scores,
    missing_words,
    question_score,
    read_answer,
    read_form,
    section_scores,
    write_form,
)


def with_question(**said: object) -> Form:
    """The sample with its first question changed."""
    first, *rest = FORM.questions
    return replace(FORM, questions=(replace(first, **said), *rest))


def test_the_sample_has_no_fault() -> None:
    assert check_form(FORM) == []
    assert list(missing_words(FORM)) == []


@given(forms())
def test_a_form_is_the_same_after_it_was_plain_data(form: Form) -> None:
    assert check_form(form) == []
    assert read_form(write_form(form)) == form


@pytest.mark.parametrize(
    ("changed", "field", "problem"),
    [
        ({"code": "Staff"}, "code", "code_wrong"),
        ({"code": "staff_na"}, "code", "code_wrong"),
        ({"code": "scanner"}, "code", "twice"),
        ({"section": "roof"}, "section", "unknown"),
        ({"scale": "grades"}, "scale", "unknown"),
        ({"weight": -1}, "weight", "negative"),
        ({"row": "outer"}, "row", "unknown"),
        ({"relevance": "${staff} = 1"}, "relevance", "later"),
        ({"relevance": "${road} = 1"}, "relevance", "later"),
        ({"relevance": "${roof} = 1"}, "relevance", "unknown"),
        ({"relevance": "today() = 1"}, "relevance", "condition_wrong"),
        ({"kind": "choice"}, "choices", "too_few"),
        ({"kind": "number", "least": "9", "most": "1"}, "most", "below_least"),
        ({"kind": "number", "target": "0"}, "target", "not_positive"),
        ({"kind": "number", "target": "many"}, "target", "no_number"),
    ],
)
def test_a_fault_is_told_with_its_field(
    changed: dict[str, object], field: str, problem: str
) -> None:
    assert (field, problem) in {
        (one.field, one.problem) for one in check_form(with_question(**changed))
    }


def test_weights_that_contradict_are_told() -> None:
    nothing_counts = replace(
        FORM, questions=tuple(replace(one, weight=0) for one in FORM.questions)
    )
    assert [one.code for one in check_form(nothing_counts)] == ["hall", "yard"]
    no_section = replace(FORM, sections=tuple(replace(one, weight=0) for one in FORM.sections))
    assert [one.problem for one in check_form(no_section)] == ["no_weight"]


def test_a_section_without_questions_and_a_scale_that_falls_are_told() -> None:
    empty = replace(FORM, sections=(*FORM.sections, Section(code="roof", words=words("Roof"))))
    assert [one.code for one in check_form(empty)] == ["roof"]
    falling = replace(MATURITY, anchors=tuple(reversed(MATURITY.anchors)))
    assert [one.problem for one in check_form(replace(FORM, scales=(falling,)))] == ["not_rising"]


def test_a_language_that_lacks_words_is_told_and_no_fault() -> None:
    form = with_question(words=Words(en="Staff"))
    assert check_form(form) == []
    assert [(one.code, one.detail) for one in missing_words(form)] == [
        ("staff", "ar"),
        ("staff", "ckb"),
    ]


def test_a_field_that_nobody_knows_is_refused_with_its_name() -> None:
    with pytest.raises(FormWrong, match="colour"):
        read_form({**write_form(FORM), "colour": "red"})


@pytest.mark.parametrize(
    ("asked", "written", "kept"),
    [
        (FORM.questions[0], "٣", "3"),
        (SCANNER, "yes", "yes"),
        (HOURS, "٧٫٥٠", "7.5"),
        (HOURS, "۰۸", "8"),
        (HOURS, " 24.0 ", "24"),
        (HOURS, "-0", "0"),
        (HOURS, ".5", "0.5"),
        (LINES, "mobile fibre mobile", "fibre mobile"),
        (question("where", kind="gps"), "33.10 45.870 112.5 4.20", "33.1 45.87 4.2"),
        (question("note", kind="text"), "  na ", "na"),
        (FORM.questions[0], "   ", ""),
    ],
)
def test_an_answer_is_kept_in_one_form(asked: Question, written: str, kept: str) -> None:
    assert read_answer(FORM, asked, written) == Given(kept)


def test_not_applicable_is_an_answer_only_where_it_may_be() -> None:
    assert read_answer(FORM, SCANNER, "na") == Given("", is_applicable=False)
    with pytest.raises(AnswerWrong) as wrong:
        read_answer(FORM, FORM.questions[0], "na")
    assert wrong.value.reason == "may_not_be_skipped"


@pytest.mark.parametrize(
    ("asked", "written", "reason", "bound"),
    [
        (FORM.questions[0], "4", "no_such_choice", ""),
        (SCANNER, "Yes", "not_yes_or_no", ""),
        (HOURS, "24.1", "too_high", "24"),
        (HOURS, "-1", "too_low", "0"),
        (HOURS, "many", "no_number", ""),
        (HOURS, "1e9", "no_number", ""),
        (replace(HOURS, is_whole=True), "1.5", "not_whole", ""),
        (LINES, "fibre radio", "no_such_choice", ""),
        (question("where", kind="gps"), "91 45", "no_place", ""),
        (question("where", kind="gps"), "45", "no_place", ""),
        (question("note", kind="text"), "x" * 4001, "too_long", "4000"),
    ],
)
def test_an_answer_that_does_not_fit_says_why(
    asked: Question, written: str, reason: str, bound: str
) -> None:
    with pytest.raises(AnswerWrong) as wrong:
        read_answer(FORM, asked, written)
    assert (wrong.value.reason, wrong.value.bound) == (reason, bound)


def test_a_question_is_asked_where_its_condition_and_that_of_its_section_hold() -> None:
    assert [one.code for one in asked_questions(FORM, {})] == ["staff", "scanner"]
    answers = {"staff": "2", "scanner": "yes"}
    assert [one.code for one in asked_questions(FORM, answers)] == [
        *("staff", "scanner", "hours", "lines", "road", "remarks"),
    ]


def test_an_answer_that_is_not_asked_for_any_more_is_empty_for_what_follows() -> None:
    chained = replace(
        FORM,
        questions=(
            SCANNER,
            HOURS,
            question("fuel", kind="text", relevance="${hours} > 1"),
        ),
        sections=FORM.sections[:1],
    )
    said = {"scanner": "yes", "hours": "8"}
    assert len(asked_questions(chained, said)) == 3
    assert len(asked_questions(chained, {**said, "scanner": "no"})) == 1


def test_scores_are_weighted_means_of_what_applies() -> None:
    answers = {
        "staff": Given("3"),
        "scanner": Given("", is_applicable=False),
        "road": Given("0"),
    }
    scores = section_scores(FORM, answers)
    # Staff weighs two and is worth 1; the scanner does not apply; hours are not asked.
    assert scores["hall"] == (1.0, 1, 1)
    assert scores["yard"] == (0.0, 1, 1)
    # The yard weighs three times the hall.
    assert scores[""].value == pytest.approx(0.25)
    assert grid_scores(FORM, answers)["intra", "people"].value == 1.0


def test_what_is_not_answered_lowers_the_coverage_and_not_the_score() -> None:
    score = section_scores(FORM, {"staff": Given("3")})["hall"]
    assert (score.value, score.coverage) == (1.0, 0.5)
    assert section_scores(FORM, {})[""] == (None, 0, 2)


@pytest.mark.parametrize(
    ("better", "value", "worth"),
    [("higher", "6", 0.5), ("higher", "24", 1), ("lower", "24", 0.5), ("lower", "0", 1)],
)
def test_a_number_is_worth_what_it_is_of_its_target(better: str, value: str, worth: float) -> None:
    asked = replace(HOURS, better=better)
    assert question_score(FORM, asked, Given(value)) == worth


@given(forms(), st.data())
def test_a_score_lies_between_nothing_and_all(form: Form, data: st.DataObject) -> None:
    values = {"yes_no": ["yes", "no"], "number": ["0", "7", "24"]}
    values["scale"] = [str(anchor.value) for anchor in form.scales[0].anchors]
    answers = {
        one.code: Given(data.draw(st.sampled_from(values[one.kind])))
        for one in form.questions
        if one.kind in values
    }
    for score in (*section_scores(form, answers).values(), *grid_scores(form, answers).values()):
        assert score.value is None or 0 <= score.value <= 1
        assert 0 <= score.coverage <= 1


def test_a_version_tells_what_it_changed() -> None:
    reworded = replace(SCANNER, words=words("Does it work?"))
    changed = replace(HOURS, unit=words("minutes"))
    new = question("water", kind="yes_no")
    kept = [one for one in FORM.questions if one.code not in ("scanner", "hours", "remarks")]
    later = replace(FORM, questions=(*kept, reworded, changed, new))
    difference = compare_forms(FORM, later)
    assert difference.same == ("staff", "lines", "road")
    assert difference.reworded == ("scanner",)
    assert difference.changed == ("hours",)
    assert difference.gone == ("remarks",)
    assert difference.new == ("water",)
    assert set(difference.carried) | set(difference.left) == {one.code for one in FORM.questions}


@given(forms(), forms())
def test_every_question_of_two_versions_is_told_of_once(one: Form, other: Form) -> None:
    difference = compare_forms(one, other)
    told = [code for codes in difference for code in codes]
    assert sorted(told) == sorted({q.code for q in (*one.questions, *other.questions)})
    assert compare_forms(one, one).same == tuple(q.code for q in one.in_order())
