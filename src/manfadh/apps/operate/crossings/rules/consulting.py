"""Where a question to the supervisor about a minor stands. Pure."""

from datetime import datetime, timedelta
from typing import Literal

# Nobody stands at a lane for longer: an older question is history, and waits for nobody.
ASKED_FOR = timedelta(days=1)

QuestionState = Literal["open", "answered", "found", "decided", "left"]


def question_state(
    *,
    asked_at: datetime,
    answered_at: datetime | None,
    is_missing: bool,
    is_decided: bool,
    now: datetime,
) -> QuestionState:
    """Open; answered; consent found after all; decided by the officer; or left for a day."""
    if answered_at is not None:
        return "answered"
    if not is_missing:
        return "found"
    if is_decided:
        return "decided"
    return "open" if now - asked_at < ASKED_FOR else "left"
