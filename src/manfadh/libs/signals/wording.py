"""What a verdict says in a line of English; screens say it in their language by the outcome."""

from manfadh.libs.signals.series import Outcome, Verdicts


def reason(verdicts: Verdicts, at: int) -> str:
    """Return why the period at `at` (within the verdicts) is an alarm, or none."""
    said = _said(verdicts, at)
    return f"{said} ({verdicts.chosen})" if verdicts.chosen else said


def _said(verdicts: Verdicts, at: int) -> str:
    outcome = Outcome(int(verdicts.outcome[at]))
    needed, found = int(verdicts.needed[at]), int(verdicts.found[at])
    if outcome is Outcome.TOO_SHORT:
        return f"baseline too short: {found} earlier periods, {needed} needed"
    if outcome is Outcome.TOO_FEW:
        return f"too few to judge: {found} cases in the last periods, {needed} needed"
    if outcome is Outcome.UNVARIED:
        return "the baseline does not vary: nothing to measure by"
    if outcome is Outcome.UNFIT:
        return "no model fits the baseline"
    if outcome is Outcome.LEARNT:
        return "not judged: part of the past from which the ordinary course is learnt"
    said = "above the bound" if outcome is Outcome.ABOVE else "not above the bound"
    down = int(verdicts.weighed_down[at])
    if down:
        said += f"; {down} past periods weighed down as likely outbreaks"
    return said
