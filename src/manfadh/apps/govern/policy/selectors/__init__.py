"""Questions about law: what is in force for an authority on a day. No personal data.

All answers come from memory (`in_force`), which is read again after a change; a question costs
tens of microseconds.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from manfadh.apps.govern.policy.in_force import snapshot
from manfadh.apps.govern.policy.rules import (
    Acceptance,
    Act,
    Concern,
    Content,
    EarlierStay,
    Nationality,
    ProtectionPath,
    ProtectionQuestion,
    Provision,
    RefusalGround,
    Sharing,
    Standing,
    Stay,
    StayAnswer,
    StayDoubt,
    StayRule,
    StayVerdict,
    TravelDocument,
    accept_document,
    fitting_rules,
    generosity,
    overstay,
    unasked_concerns,
)
from manfadh.apps.govern.policy.stay_words import explain_stay
from manfadh.kernel.translated import Translated

__all__ = [
    "Acceptance",
    "EarlierStay",
    "Ground",
    "Path",
    "Provision",
    "ProvisionUnknown",
    "Question",
    "Standing",
    "StatutoryAct",
    "Stay",
    "StayAnswer",
    "StayDoubt",
    "StayFinding",
    "StayRule",
    "StayVerdict",
    "check_document",
    "check_stay",
    "explain_stay",
    "find_overstay",
    "get_act",
    "get_refusal_ground",
    "in_force_of",
    "list_protection_paths",
    "list_protection_questions",
    "list_refusal_grounds",
    "needs_permission",
    "own_nationalities",
    "owners_visible_to",
    "provisions_in_force",
    "stay_rule_for",
]

NO_PERMISSION_NEEDED = "none_needed"

C = TypeVar("C", bound=Content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A ground on which an act may be done; `act` is the code of that act."""

    code: str
    act: str
    text: Translated
    reference: str
    unverified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatutoryAct:
    """An act with the exact words of the law, and to whom it applies."""

    code: str
    words: Translated
    standing: Standing
    text: Translated
    reference: str
    unverified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked before any refusal or return, and which concern a yes raises."""

    code: str
    concern: Concern
    text: Translated
    reference: str
    unverified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A body that a concern goes to."""

    code: str
    body: str
    text: Translated
    reference: str
    unverified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StayFinding:
    """Whether a stay is over its time, in short.

    `days` is how many days over, 0 for a lawful stay, None where nobody can tell; then
    `unknown_because` says why, in the reader's language. `reference` is the law that says so.
    """

    days: int | None
    reference: str
    unknown_because: str
    last_lawful_on: date | None


class ProvisionUnknown(LookupError):
    """No such provision is in force for this authority on this day."""

    def __init__(self, kind: str, authority: str, code: str) -> None:
        super().__init__(f"No {kind} {code!r} is in force for {authority!r}.")
        self.code = code


def provisions_in_force(authority: str, kind: str, on: date) -> tuple[Provision[Content], ...]:
    """The provisions of a kind that an authority has in force on a day, by code.

    Kinds are those of `policy.events.ProvisionKind`; each provision has its text in three
    languages, its content, its reference and its days.
    """
    return tuple(p for p in snapshot().in_force(kind, on) if p.authority == authority)


def in_force_of(shape: type[C], authority: str, kind: str, on: date) -> list[Provision[C]]:
    """The same as `provisions_in_force`, of the shape that their kind has."""
    return _of(shape, provisions_in_force(authority, kind, on))


def list_refusal_grounds(authority: str, on: date, *, act: str = "") -> tuple[Ground, ...]:
    """The grounds, perhaps of one act, in their order."""
    grounds = _of(RefusalGround, provisions_in_force(authority, "refusal_ground", on))
    wanted = [ground for ground in grounds if not act or ground.content.act == act]
    wanted.sort(key=lambda ground: (ground.content.order, ground.code))
    return tuple(
        Ground(
            code=ground.code,
            act=ground.content.act,
            text=ground.text,
            reference=ground.reference,
            unverified=ground.content.unverified,
        )
        for ground in wanted
    )


def get_refusal_ground(authority: str, code: str, on: date) -> Ground:
    """The ground of a code. Raises ProvisionUnknown."""
    for ground in list_refusal_grounds(authority, on):
        if ground.code == code:
            return ground
    raise ProvisionUnknown("refusal_ground", authority, code)


def get_act(authority: str, code: str, on: date) -> StatutoryAct:
    """The statutory act of a code, with its exact words. Raises ProvisionUnknown."""
    for act in _of(Act, provisions_in_force(authority, "act", on)):
        if act.code == code:
            return StatutoryAct(
                code=code,
                words=act.content.words,
                standing=act.content.standing,
                text=act.text,
                reference=act.reference,
                unverified=act.content.unverified,
            )
    raise ProvisionUnknown("act", authority, code)


def list_protection_questions(authority: str, on: date) -> tuple[Question, ...]:
    """What is asked before any refusal or return, in order.

    Raises ProvisionUnknown when a concern that always has to be asked about has no question in
    force: then nobody can be refused, and the authority has to issue the question.
    """
    found = provisions_in_force(authority, "protection_question", on)
    questions = _of(ProtectionQuestion, found)
    for concern in unasked_concerns(questions):
        raise ProvisionUnknown("protection_question", authority, concern)
    questions.sort(key=lambda question: (question.content.order, question.code))
    return tuple(
        Question(
            code=question.code,
            concern=question.content.concern,
            text=question.text,
            reference=question.reference,
            unverified=question.content.unverified,
        )
        for question in questions
    )


def list_protection_paths(authority: str, concern: Concern, on: date) -> tuple[Path, ...]:
    """Where a concern goes: UNHCR, the competent committee, the authority of the Region."""
    paths = _of(ProtectionPath, provisions_in_force(authority, "protection_path", on))
    return tuple(
        Path(
            code=path.code,
            body=path.content.body,
            text=path.text,
            reference=path.reference,
            unverified=path.content.unverified,
        )
        for path in paths
        if concern in path.content.concerns
    )


def own_nationalities(authority: str, on: date) -> frozenset[str]:
    """The countries (alpha-3) whose nationals an authority never refuses."""
    found = _of(Nationality, provisions_in_force(authority, "nationality", on))
    return frozenset(provision.content.country for provision in found)


def owners_visible_to(authority: str, what: str, on: date) -> frozenset[str]:
    """The owners whose rows an authority may see: itself, and who shares `what` with it then."""
    shared = _of(Sharing, snapshot().in_force("sharing", on))
    return frozenset(
        {authority}
        | {
            sharing.authority
            for sharing in shared
            if sharing.content.to_authority == authority and sharing.content.what == what
        }
    )


def stay_rule_for(
    authority: str, *, nationality: str, permission: str, issued_by: str, territory: str, on: date
) -> Provision[StayRule] | None:
    """The rule for somebody who enters a territory under a permission, None where there is none.

    A rule that names the nationality goes first, then the one with most days.
    """
    rules = _of(StayRule, provisions_in_force(authority, "stay_rule", on))
    fitting = fitting_rules(rules, nationality, permission, issued_by)
    covering = [rule for rule in fitting if territory in rule.content.territory]
    return max(covering, key=generosity, default=None)


def check_stay(authority: str, stay: Stay, on: date) -> StayAnswer:
    """Whether a stay is over its time on a day, by the rules that an authority has in force.

    See `policy.rules.overstay`: what is not known accuses nobody, and nationals never overstay.
    """
    if stay.nationality in own_nationalities(authority, on):
        return StayAnswer(verdict=StayVerdict.WITHIN)
    return overstay(stay, _of(StayRule, provisions_in_force(authority, "stay_rule", on)), on)


def find_overstay(
    *,
    authority: str,
    nationality: str,
    permission: str,
    permission_authority: str,
    territory: str,
    entered_on: date | None,
    on: date,
    permission_until_on: date | None = None,
    stay_days: int | None = None,
    earlier: Iterable[EarlierStay] | None = None,
) -> StayFinding:
    """`check_stay` in short, for a person who stands in the territory of `authority` on a day.

    `territory` is where the stay began, `permission_authority` who issued the permission.
    """
    answer = check_stay(
        authority,
        Stay(
            nationality=nationality,
            permission=permission,
            issued_by=permission_authority,
            entered_on=entered_on,
            entered_in=territory,
            present_in=authority,
            granted_days=stay_days,
            permission_until_on=permission_until_on,
            earlier=None if earlier is None else tuple(earlier),
        ),
        on,
    )
    is_known = answer.verdict in (StayVerdict.WITHIN, StayVerdict.OVER)
    return StayFinding(
        days=answer.days_over if is_known else None,
        reference=answer.reference,
        unknown_because="" if is_known else explain_stay(answer),
        last_lawful_on=answer.last_lawful_on,
    )


def needs_permission(authority: str, nationality: str, on: date) -> bool:
    """Whether people of a nationality need a visa or another permission to enter.

    Nationals do not, nor those for whom a stay rule in force says so. For an unknown nationality
    the answer is yes: it asks the officer to look for the permission, and means no suspicion.
    """
    if nationality in own_nationalities(authority, on):
        return False
    rule = stay_rule_for(
        authority,
        nationality=nationality,
        permission=NO_PERMISSION_NEEDED,
        issued_by=authority,
        territory=authority,
        on=on,
    )
    return rule is None


def check_document(
    authority: str, *, kind: str, issuer: str, number: str, port: str, on: date
) -> Acceptance:
    """Whether a document is accepted at a port on a day (`policy.rules.accept_document`)."""
    rules = _of(TravelDocument, provisions_in_force(authority, "travel_document", on))
    return accept_document(rules, kind=kind, issuer=issuer, number=number, port=port, on=on)


def _of(shape: type[C], provisions: Iterable[Provision[Content]]) -> list[Provision[C]]:
    return [cast("Provision[C]", p) for p in provisions if isinstance(p.content, shape)]
