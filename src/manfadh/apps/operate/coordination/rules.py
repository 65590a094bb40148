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
