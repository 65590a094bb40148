"""Pure decisions of `coordination`."""

from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from manfadh.apps.operate.coordination.events import ConcernKind

Answer = Literal["yes", "no", "unsure"]
KINDS: tuple[ConcernKind, ...] = get_args(ConcernKind)


class QuestionUnanswered(Exception):
    """A protection question was left out; the codes say which."""

    def __init__(self, codes: Sequence[str]) -> None:
        super().__init__(", ".join(codes))
        self.codes = tuple(codes)


def concerns_in(
    questions: Mapping[str, ConcernKind], answers: Mapping[str, Answer]
) -> tuple[ConcernKind, ...]:
    """The kinds of concern that answers give; *unsure* counts as yes.

    `questions` maps a question's code to what it asks about. Raises QuestionUnanswered.
    """
    missing = [code for code in questions if answers.get(code) not in get_args(Answer)]
    if missing:
        raise QuestionUnanswered(missing)
    return tuple(dict.fromkeys(kind for code, kind in questions.items() if answers[code] != "no"))


ViolationState = Literal["recorded", "notified", "answered", "disputed", "closed"]
TaskState = Literal["waiting", "taken", "done"]
MinutesState = Literal["draft", "signing", "complete", "void"]


def violation_state(
    *, is_notified: bool, is_answered: bool, is_disputed: bool, is_closed: bool
) -> ViolationState:
    """Where a violation stands: the furthest step that was taken."""
    if is_closed:
        return "closed"
    if is_answered:
        return "disputed" if is_disputed else "answered"
    return "notified" if is_notified else "recorded"


def task_state(*, is_taken: bool, is_done: bool) -> TaskState:
    """Where a task stands."""
    return "done" if is_done else "taken" if is_taken else "waiting"


def minutes_state(stances: Sequence[str], *, is_void: bool) -> MinutesState:
    """Where minutes stand: `stances` has one text for each participant, empty while unanswered.

    A draft can still be amended; from the first signature on the text is locked.
    """
    if is_void:
        return "void"
    if stances and all(stances):
        return "complete"
    return "signing" if is_locked(stances) else "draft"


def is_locked(stances: Sequence[str]) -> bool:
    """Whether somebody has signed (perhaps disputing): then the text stays as it is."""
    return any(stance in ("signed", "disputed") for stance in stances)
