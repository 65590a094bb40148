"""What answers are worth: each between 0 and 1, then weighted means by section and by grid cell.

A question that does not apply, or is not asked, counts nowhere. One without an answer counts
nowhere either, and lowers the `coverage`, so that a high score of three answers is seen as such.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from manfadh.libs.fieldforms.answers import Given
from manfadh.libs.fieldforms.asking import asked_questions
from manfadh.libs.fieldforms.forms import NOT_APPLICABLE, Form, Question

Answers = Mapping[str, Given]
Cell = tuple[str, str]


class Score(NamedTuple):
    """A weighted mean between 0 and 1, None without answers; `asked` counts scored questions."""

    value: float | None
    answered: int
    asked: int

    @property
    def coverage(self) -> float:
        """The share of the scored questions that apply and have an answer."""
        return self.answered / self.asked if self.asked else 0.0


def question_score(form: Form, question: Question, given: Given) -> float | None:
    """What one answer is worth, between 0 and 1; None where it is not scored, or says nothing."""
    if not (question.is_scored and given.is_applicable and given.value):
        return None
    if question.kind == "yes_no":
        return 1.0 if given.value == question.good else 0.0
    if question.kind == "number":
        return _number_score(question, Decimal(given.value))
    scale = form.find_scale(question.scale)
    if scale is None:
        return None
    lowest, highest = scale.anchors[0].value, scale.anchors[-1].value
    return (int(given.value) - lowest) / (highest - lowest)


def section_scores(form: Form, answers: Answers) -> dict[str, Score]:
    """The score of each section, by its code, and that of the whole form as ``""``."""
    asked = _asked(form, answers)
    scores = {
        section.code: _mean(form, [one for one in asked if one.section == section.code], answers)
        for section in form.sections
    }
    weights = {section.code: section.weight for section in form.sections}
    known = [
        (score.value, weights[code]) for code, score in scores.items() if score.value is not None
    ]
    scores[""] = Score(
        _weighted(known),
        sum(score.answered for score in scores.values()),
        sum(score.asked for score in scores.values()),
    )
    return scores


def grid_scores(form: Form, answers: Answers) -> dict[Cell, Score]:
    """The score of each cell of the form's grid, by the codes of its row and its column."""
    asked = _asked(form, answers)
    return {
        (row.code, column.code): _mean(
            form,
            [one for one in asked if (one.row, one.column) == (row.code, column.code)],
            answers,
        )
        for row in form.grid.rows
        for column in form.grid.columns
    }


def _asked(form: Form, answers: Answers) -> tuple[Question, ...]:
    said = {
        code: given.value if given.is_applicable else NOT_APPLICABLE
        for code, given in answers.items()
    }
    return asked_questions(form, said)


def _mean(form: Form, questions: Iterable[Question], answers: Answers) -> Score:
    applying = [
        (one, answers.get(one.code))
        for one in questions
        if one.is_scored and (one.code not in answers or answers[one.code].is_applicable)
    ]
    worth = [
        (value, question.weight)
        for question, given in applying
        if given is not None and (value := question_score(form, question, given)) is not None
    ]
    return Score(_weighted(worth), len(worth), len(applying))


def _weighted(worth: Iterable[tuple[float, int]]) -> float | None:
    pairs = list(worth)
    total = sum(weight for _value, weight in pairs)
    return sum(value * weight for value, weight in pairs) / total if total else None


def _number_score(question: Question, number: Decimal) -> float:
    target = Decimal(question.target)
    if question.better == "higher":
        return float(max(Decimal(0), min(Decimal(1), number / target)))
    return 1.0 if number <= target else float(target / number)
