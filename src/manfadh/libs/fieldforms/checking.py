"""What in a form could not work, with the place and what to mend."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from manfadh.libs.fieldforms.conditions import ConditionWrong, read_condition
from manfadh.libs.fieldforms.forms import LANGUAGES, NOT_APPLICABLE, Form, Question, Words

# XForms names are XML names; ours are also file names, so lower case and short.
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
# What XLSForm calls the rows that stand beside a question.
RESERVED_ENDINGS = ("_na", "_photo", "_note")
MOST_QUESTIONS = 2_000


class Fault(NamedTuple):
    """A fault: `part` is "question", "section", "scale" or "form", then its code and field.

    `problem` is a fixed word for it and `detail` what it concerns, so that it can be said in any
    language.
    """

    part: str
    code: str
    field: str
    problem: str
    detail: str = ""


def check_form(form: Form) -> list[Fault]:
    """Everything that hinders the use of a form, in its order; empty for a good one."""
    return [
        *_whole(form),
        *_scales(form),
        *_sections(form),
        *(fault for question in form.questions for fault in _question(form, question)),
        *_conditions(form),
    ]


def missing_words(form: Form) -> Iterator[Fault]:
    """The texts that a language lacks: no hindrance, and worth to know."""
    named: list[tuple[str, str, Words]] = [("form", form.code, form.words)]
    named += [("section", one.code, one.words) for one in form.sections]
    named += [("question", one.code, one.words) for one in form.questions]
    for scale in form.scales:
        named += [("scale", scale.code, anchor.words) for anchor in scale.anchors]
    for question in form.questions:
        named += [("question", question.code, one.words) for one in question.choices]
    for part, code, words in named:
        for language in LANGUAGES:
            if not getattr(words, language):
                yield Fault(part, code, "words", "no_words", language)


def _whole(form: Form) -> Iterator[Fault]:
    if not _CODE.fullmatch(form.code):
        yield Fault("form", form.code, "code", "code_wrong", form.code)
    if not form.words:
        yield Fault("form", form.code, "words", "no_words")
    if not form.questions:
        yield Fault("form", form.code, "questions", "no_questions")
    if len(form.questions) > MOST_QUESTIONS:
        yield Fault("form", form.code, "questions", "too_many", str(MOST_QUESTIONS))
    for part, codes in (
        ("section", [one.code for one in form.sections]),
        ("question", [one.code for one in form.questions]),
        ("scale", [one.code for one in form.scales]),
    ):
        for code, count in Counter(codes).items():
            if count > 1:
                yield Fault(part, code, "code", "twice", code)
            if not _CODE.fullmatch(code) or code.endswith(RESERVED_ENDINGS):
                yield Fault(part, code, "code", "code_wrong", code)


def _scales(form: Form) -> Iterator[Fault]:
    for scale in form.scales:
        values = [anchor.value for anchor in scale.anchors]
        if len(values) < 2:
            yield Fault("scale", scale.code, "anchors", "too_few")
        if values != sorted(set(values)):
            yield Fault("scale", scale.code, "anchors", "not_rising")
        for anchor in scale.anchors:
            if not anchor.words:
                yield Fault("scale", scale.code, "anchors", "no_words", str(anchor.value))


def _sections(form: Form) -> Iterator[Fault]:
    for section in form.sections:
        questions = form.in_section(section.code)
        if not section.words:
            yield Fault("section", section.code, "words", "no_words")
        if not questions:
            yield Fault("section", section.code, "questions", "no_questions")
        if section.weight < 0:
            yield Fault("section", section.code, "weight", "negative", str(section.weight))
        scored = [one for one in questions if one.is_scored]
        if scored and section.weight > 0 and not any(one.weight > 0 for one in scored):
            yield Fault("section", section.code, "weight", "no_weight")
    weighing = [one for one in form.sections if any(q.is_scored for q in form.in_section(one.code))]
    if weighing and not any(one.weight > 0 for one in weighing):
        yield Fault("form", form.code, "sections", "no_weight")


def _question(form: Form, question: Question) -> Iterator[Fault]:
    def fault(field: str, problem: str, detail: str = "") -> Fault:
        return Fault("question", question.code, field, problem, detail)

    if not question.words:
        yield fault("words", "no_words")
    if form.find_section(question.section) is None:
        yield fault("section", "unknown", question.section)
    if question.weight < 0:
        yield fault("weight", "negative", str(question.weight))
    if question.kind == "scale" and form.find_scale(question.scale) is None:
        yield fault("scale", "unknown", question.scale)
    for field, choices in (("row", form.grid.rows), ("column", form.grid.columns)):
        value = getattr(question, field)
        if value and value not in {one.code for one in choices}:
            yield fault(field, "unknown", value)
    if question.kind in ("choice", "choices"):
        yield from _choices(question)
    if question.kind == "number":
        yield from _number(question)


def _choices(question: Question) -> Iterator[Fault]:
    codes = [choice.code for choice in question.choices]
    if len(codes) < 2:
        yield Fault("question", question.code, "choices", "too_few")
    for code, count in Counter(codes).items():
        if count > 1:
            yield Fault("question", question.code, "choices", "twice", code)
        if not _CODE.fullmatch(code) or code == NOT_APPLICABLE:
            yield Fault("question", question.code, "choices", "code_wrong", code)


def _number(question: Question) -> Iterator[Fault]:
    bounds = {}
    for field in ("least", "most", "target"):
        try:
            text = getattr(question, field)
            bounds[field] = Decimal(text) if text else None
        except InvalidOperation:
            yield Fault("question", question.code, field, "no_number", text)
            return
    least, most, target = bounds["least"], bounds["most"], bounds["target"]
    if least is not None and most is not None and least > most:
        yield Fault("question", question.code, "most", "below_least", question.most)
    if target is not None and target <= 0:
        yield Fault("question", question.code, "target", "not_positive", question.target)


def _conditions(form: Form) -> Iterator[Fault]:
    """Conditions that cannot be read, or ask of what comes later or is nowhere."""
    every = {question.code for question in form.questions}
    before: set[str] = set()
    for section in form.sections:
        yield from _condition("section", section.code, section.relevance, before, every)
        for question in form.in_section(section.code):
            yield from _condition("question", question.code, question.relevance, before, every)
            before.add(question.code)


def _condition(
    part: str, code: str, text: str, before: set[str], every: set[str]
) -> Iterator[Fault]:
    if not text:
        return
    try:
        condition = read_condition(text)
    except ConditionWrong as wrong:
        yield Fault(part, code, "relevance", "condition_wrong", f"{wrong.at}: {wrong}")
        return
    for name in sorted(condition.names - before):
        yield Fault(part, code, "relevance", "later" if name in every else "unknown", name)
