"""What differs between two versions of a form, and which answers still answer the same question."""

from typing import NamedTuple

from manfadh.libs.fieldforms.forms import Form, Question


class Difference(NamedTuple):
    """The questions of two versions by their codes, each in the order in which it is asked.

    Answers to the `same` and the `reworded` go over: of the latter only words changed. Those to the
    `changed` (kind, scale, choices, unit or bounds) and the `gone` stay with the old version.
    """

    same: tuple[str, ...]
    reworded: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def carried(self) -> tuple[str, ...]:
        """The questions whose answers go over to the new version."""
        return (*self.same, *self.reworded)

    @property
    def left(self) -> tuple[str, ...]:
        """The questions whose answers stay behind."""
        return (*self.changed, *self.gone)


def compare_forms(old: Form, new: Form) -> Difference:
    """How a form became another one. A question is known again by its code."""
    before = {question.code: question for question in old.in_order()}
    found: dict[str, list[str]] = {
        name: [] for name in ("same", "reworded", "changed", "gone", "new")
    }
    for question in new.in_order():
        earlier = before.pop(question.code, None)
        found[_kind_of(old, earlier, new, question)].append(question.code)
    found["gone"] = list(before)
    return Difference(**{name: tuple(codes) for name, codes in found.items()})


def _kind_of(old: Form, earlier: Question | None, new: Form, question: Question) -> str:
    if earlier is None:
        return "new"
    if _answered_by(old, earlier) != _answered_by(new, question):
        return "changed"
    return "same" if _said(old, earlier) == _said(new, question) else "reworded"


def _answered_by(form: Form, question: Question) -> tuple[object, ...]:
    """What an answer may be: two questions with the same one can take each other's answers."""
    scale = form.find_scale(question.scale)
    return (
        question.kind,
        tuple(anchor.value for anchor in scale.anchors) if scale else (),
        tuple(choice.code for choice in question.choices),
        question.unit if question.kind == "number" else None,
        (question.is_whole, question.least, question.most, question.may_not_apply),
    )


def _said(form: Form, question: Question) -> tuple[object, ...]:
    scale = form.find_scale(question.scale)
    return question.words, question.hint, scale.anchors if scale else (), question.choices
