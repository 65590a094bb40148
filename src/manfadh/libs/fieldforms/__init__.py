"""Forms to be filled in at a port: what they ask, when they ask it, and what the answers are worth.

A form is plain data (`read_form`, `write_form`): sections, scales with anchors in words, questions
with kinds, weights and skip logic, all in three languages. Skip logic is the part of XLSForm's
`relevant` that can be shown to end and to read nothing but earlier answers (`read_condition`).

>>> from manfadh.libs.fieldforms import read_condition
>>> holds = read_condition("${scanner} = 'yes' and ${hours} < 12")
>>> holds.answer({"scanner": "yes", "hours": "8"}), holds.answer({"scanner": "no"})
(True, False)
"""

from manfadh.libs.fieldforms.answers import AnswerWrong, Given, read_answer
from manfadh.libs.fieldforms.asking import asked_questions
from manfadh.libs.fieldforms.checking import Fault, check_form, missing_words
from manfadh.libs.fieldforms.comparing import Difference, compare_forms
from manfadh.libs.fieldforms.conditions import Condition, ConditionWrong, read_condition
from manfadh.libs.fieldforms.forms import (
    LANGUAGES,
    NOT_APPLICABLE,
    SCORED,
    Anchor,
    Choice,
    Form,
    FormWrong,
    Grid,
    Kind,
    Question,
    Scale,
    Section,
    Words,
    read_form,
    write_form,
)
from manfadh.libs.fieldforms.scores import Score, grid_scores, question_score, section_scores

__all__ = [
    "LANGUAGES",
    "NOT_APPLICABLE",
    "SCORED",
    "Anchor",
    "AnswerWrong",
    "Choice",
    "Condition",
    "ConditionWrong",
    "Difference",
    "Fault",
    "Form",
    "FormWrong",
    "Given",
    "Grid",
    "Kind",
    "Question",
    "Scale",
    "Score",
    "Section",
    "Words",
    "asked_questions",
    "check_form",
    "compare_forms",
    "grid_scores",
    "missing_words",
    "question_score",
    "read_answer",
    "read_condition",
    "read_form",
    "section_scores",
    "write_form",
]
