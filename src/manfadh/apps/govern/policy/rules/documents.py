"""Whether a kind of document is accepted: issuer x series x port x date. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from manfadh.apps.govern.policy.rules.contents import Provision, TravelDocument


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Whether a document is accepted here today, with the rule that says so.

    `rule` is None where no rule speaks of such a document at all.
    """

    is_accepted: bool
    rule: Provision[TravelDocument] | None


def accept_document(
    rules: Iterable[Provision[TravelDocument]],
    *,
    kind: str,
    issuer: str,
    number: str,
    port: str,
    on: date,
) -> Acceptance:
    """Whether a document is accepted at a port on a day.

    The rules that speak of it most exactly decide alone: those of its series before those of its
    issuer, those before the ones for every issuer. So a pilgrim passport that was good at one port
    until a day is not good elsewhere or later by the general rule.
    """
    fitting = [
        rule
        for rule in rules
        if rule.content.kind == kind
        and rule.content.issuer in ("*", issuer)
        and number.startswith(rule.content.series)
    ]
    if not fitting:
        return Acceptance(is_accepted=False, rule=None)
    closest = max(_exactness(rule.content) for rule in fitting)
    deciding = [rule for rule in fitting if _exactness(rule.content) == closest]
    accepting = [rule for rule in deciding if _accepts(rule.content, port, on)]
    return Acceptance(is_accepted=bool(accepting), rule=(accepting or deciding)[0])


def _exactness(rule: TravelDocument) -> tuple[int, bool]:
    return len(rule.series), rule.issuer != "*"


def _accepts(rule: TravelDocument, port: str, on: date) -> bool:
    return (
        (not rule.ports or port in rule.ports)
        and (rule.accepted_from_on is None or rule.accepted_from_on <= on)
        and (rule.accepted_until_on is None or on <= rule.accepted_until_on)
    )
