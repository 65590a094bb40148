"""Which questions of a form are asked, given the answers so far."""

from collections.abc import Mapping
from functools import lru_cache

from manfadh.libs.fieldforms.conditions import Condition, read_condition
from manfadh.libs.fieldforms.forms import Form, Question


def asked_questions(form: Form, answers: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions whose conditions hold, in their order.

    A question that is not asked has no answer, whatever was written before: conditions that ask of
    it see an empty one, as XForms has it. Raises ConditionWrong for a form that was not checked.
    """
    seen: dict[str, str] = {}
    asked = []
    for section in form.sections:
        if not _holds(section.relevance, seen):
            continue
        for question in form.in_section(section.code):
            if _holds(question.relevance, seen):
                asked.append(question)
                seen[question.code] = answers.get(question.code, "")
    return tuple(asked)


def _holds(text: str, answers: Mapping[str, str]) -> bool:
    return not text or _condition(text).answer(answers)


@lru_cache(maxsize=4_096)
def _condition(text: str) -> Condition:
    return read_condition(text)
