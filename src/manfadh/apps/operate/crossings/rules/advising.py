"""What to advise an officer, and why. A machine never refuses; at most it asks to look again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Level = Literal["admit", "check", "verify_identity", "secondary"]
LEVELS: tuple[Level, ...] = ("admit", "check", "verify_identity", "secondary")
# Every code that a reason may have, so that each has its words.
CODES: frozenset[str] = frozenset(
    {
        "apart_alert_changed",
        "apart_expired",
        "apart_holds",
        "apart_revoked",
        "expired",
        "hit_document_number",
        "hit_name_and_birth",
        "hit_name_and_birth_year",
        "hit_name_only",
        "instruction",
        "issuer_unknown",
        "minor_answered",
        "minor_consent",
        "minor_supervisor",
        "mrz_invalid",
        "namesakes",
        "national_claimed",
        "no_document",
        "no_entry_found",
        "no_travel_document",
        "not_accepted",
        "overstay",
        "pass_over",
        "permission_differs",
        "permission_document_too_short",
        "permission_entries_unknown",
        "permission_entries_used",
        "permission_expired",
        "permission_needed",
        "permission_no_rule",
        "permission_not_accepted",
        "permission_not_yet_valid",
        "permission_of_another",
        "permission_sponsor_missing",
        "permission_zone_invalid",
        "same_person_again",
        "stay_still_open",
        "typed",
    }
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for an advice: a code that the screen words, with what fills it in."""

    code: str
    level: Level
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Advice:
    """One level, with every reason, gravest first."""

    level: Level
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that advice rests on."""

    direction: Literal["entry", "exit"]
    on: date
    # The document
    has_document: bool
    is_typed: bool
    mrz_valid: bool
    is_travel_document: bool
    # Where a rule in force says that this paper is not accepted here: its reference, else empty.
    not_accepted_by: str
    expires_on: date | None
    is_own_national: bool
    # Says to be a national, whatever the paper.
    claims_nationality: bool
    is_known_issuer: bool
    # The person
    hits: Sequence[tuple[str, str, str]]  # reason of the hit, purpose of the list, instruction
    # Of hits from which secondary told the person apart: purpose of the list, whether it holds.
    told_apart: Sequence[tuple[str, str]] = ()
    instructions: Sequence[str]
    namesakes: int
    # The stay
    has_open_stay: bool
    overstay_days: int | None
    overstay_reference: str
    needs_permission: bool
    # For how many hours the pass is over under which the person entered, and which rule gave it.
    pass_over_hours: int | None = None
    pass_rule: str = ""
    # When and how the same person crossed within minutes, whatever the paper; None where not.
    was_here_minutes_ago: int | None
    # Who is asked about a minor's consent: "officer", "supervisor", or nobody.
    minor_asks: str = ""
    # The supervisor said that the journey goes on without anybody's consent.
    minor_goes_on: bool = False
    # What is found of the visa or permit that was shown; None where none was shown.
    permission_found: "tuple[Reason, ...] | None" = None
    was_here_direction: str = ""


def advise(facts: Facts) -> Advice:
    """The advice on a person: the gravest level among the reasons, admit where there is none.

    Statelessness, an unknown nationality, and a mother and child with different surnames are no
    facts here, and so can never be reasons.
    """
    reasons = [
        *_about_person(facts),
        *_about_minor(facts),
        *_about_document(facts),
        *_about_stay(facts),
    ]
    reasons.sort(key=lambda reason: LEVELS.index(reason.level), reverse=True)
    return Advice(reasons[0].level if reasons else "admit", tuple(reasons))


def _about_minor(facts: Facts) -> list[Reason]:
    """A question, by the rule of the authority; it never speaks for a refusal."""
    if facts.minor_asks == "supervisor":
        return [Reason("minor_supervisor", "secondary")]
    if facts.minor_goes_on:
        return [Reason("minor_answered", "check")]
    return [Reason("minor_consent", "check")] if facts.minor_asks else []


def _about_person(facts: Facts) -> list[Reason]:
    reasons = [Reason("instruction", "secondary", {"action": a}) for a in facts.instructions]
    for hit, purpose, instruction in facts.hits:
        sure = hit in ("document_number", "name_and_birth")
        level: Level = "secondary" if sure and instruction != "inform" else "check"
        reasons.append(Reason(f"hit_{hit}", level, {"purpose": purpose}))
    reasons += [
        Reason(f"apart_{holding}", "check", {"purpose": purpose})
        for purpose, holding in facts.told_apart
    ]
    if facts.namesakes:
        reasons.append(Reason("namesakes", "check", {"count": str(facts.namesakes)}))
    if facts.was_here_minutes_ago is not None:
        values = {"minutes": str(facts.was_here_minutes_ago), "way": facts.was_here_direction}
        reasons.append(Reason("same_person_again", "check", values))
    return reasons


def _about_document(facts: Facts) -> list[Reason]:
    # Whatever is wrong with the paper of a national leads to identity, never towards refusal.
    grave: Level = "verify_identity" if facts.is_own_national else "secondary"
    reasons = [Reason("national_claimed", "verify_identity")] if facts.claims_nationality else []
    if not facts.has_document:
        return [*reasons, Reason("no_document", grave)]
    if not facts.is_travel_document:
        reasons.append(Reason("no_travel_document", grave))
    if facts.not_accepted_by:
        reasons.append(Reason("not_accepted", grave, {"reference": facts.not_accepted_by}))
    if not facts.mrz_valid and not facts.is_typed:
        reasons.append(Reason("mrz_invalid", "check"))
    if facts.is_typed:
        reasons.append(Reason("typed", "check"))
    if facts.expires_on is not None and facts.expires_on < facts.on:
        reasons.append(Reason("expired", grave, {"on": facts.expires_on.isoformat()}))
    if not facts.is_known_issuer:
        reasons.append(Reason("issuer_unknown", "check"))
    return reasons


def _about_stay(facts: Facts) -> list[Reason]:
    if facts.is_own_national:
        return []
    reasons = []
    if facts.direction == "exit" and not facts.has_open_stay:
        reasons.append(Reason("no_entry_found", "check"))
    if facts.direction == "exit" and facts.pass_over_hours is not None:
        values = {"hours": str(facts.pass_over_hours), "rule": facts.pass_rule}
        reasons.append(Reason("pass_over", "check", values))
    if facts.direction == "entry" and facts.has_open_stay:
        reasons.append(Reason("stay_still_open", "check"))
    if facts.direction == "entry" and facts.needs_permission:
        needed = (Reason("permission_needed", "check"),)
        reasons += needed if facts.permission_found is None else facts.permission_found
    if facts.overstay_days:
        reasons.append(
            Reason(
                "overstay",
                "check",
                {"days": str(facts.overstay_days), "reference": facts.overstay_reference},
            )
        )
    return reasons
