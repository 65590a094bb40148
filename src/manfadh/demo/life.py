"""The facts of a day: passages told as the events that a booth records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from manfadh.apps.operate.crossings.events import CrossingRecorded, CrossingUndone, PermissionKind
from manfadh.apps.operate.travellers.events import Sex
from manfadh.apps.operate.travellers.services import describe_traveller, present_document
from manfadh.demo.profiles import PROFILES
from manfadh.demo.trips import Passage, Wanderer, World
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Draft, Stamp

# One officer of one port undoes far more than the others, for the director to find.
USUAL_UNDO, UNUSUAL_UNDO = 0.004, 0.06


@dataclass(frozen=True, slots=True)
class Post:
    """Who works at a port, and for whom."""

    authority: str
    agency: str
    officers: Sequence[UUID]
    lanes: Sequence[str]


def tell(world: World, passage: Passage, post: Post) -> Iterator[tuple[datetime, Draft]]:
    """The facts of one passage, each with its instant."""
    chance, wanderer = world.chance, passage.wanderer
    officer = chance.choice(post.officers)
    stamp = Stamp(
        actor=officer,
        owner=post.authority,
        agency=post.agency,
        port=passage.port,
        purpose="border check",
        occurred_at=passage.at,
    )
    if not wanderer.is_registered:
        wanderer.is_registered = True
        for fact in _met(wanderer):
            yield passage.at, Draft(fact, stamp)
    crossing_id = world.new_id(passage.at)
    lane = chance.choice(post.lanes)
    yield passage.at, Draft(crossed(passage, crossing_id, lane, post.authority), stamp)
    is_unusual = passage.port == "zurbatiyah" and officer == post.officers[-1]
    if chance.random() < (UNUSUAL_UNDO if is_unusual else USUAL_UNDO):
        later = passage.at + timedelta(seconds=20 + chance.randrange(35))
        undo = CrossingUndone(crossing_id=crossing_id, ground="")
        yield later, Draft(undo, _at(stamp, later))
        again = later + timedelta(seconds=40)
        fact = crossed(passage, world.new_id(again), lane, post.authority, at=again)
        yield again, Draft(fact, _at(stamp, again))


def crossed(
    passage: Passage, crossing_id: UUID, lane: str, authority: str, *, at: datetime | None = None
) -> CrossingRecorded:
    """The fact that somebody passed."""
    wanderer = passage.wanderer
    person = wanderer.person
    permission, days = _permission(person.nationality, passage.direction)
    return CrossingRecorded(
        crossing_id=crossing_id,
        inspection_id=None,
        traveller_id=wanderer.traveller_id,
        document_id=wanderer.document_id,
        direction=passage.direction,
        mode=passage.mode,
        lane=lane,
        nationality=person.nationality,
        sex=person.sex,
        birth_year=person.birth_on.year,
        advice="admit",
        permission=permission,
        permission_authority=authority if days else "",
        territory=authority,
        stay_days=days,
        permission_number=None,
        permission_until_on=None,
        journey="",
        is_paper=False,
        ground=None,
        crossed_at=at or passage.at,
    )


def post_of(port: str, authority: str, agency: str, officers: Sequence[UUID]) -> Post:
    """The post of a port, with as many lanes as it has."""
    lanes = [f"L{number}" for number in range(1, PROFILES[port].lanes + 1)]
    return Post(authority, agency, officers, lanes)


def _met(wanderer: Wanderer) -> list[Event]:
    person = wanderer.person
    sex: Sex = "F" if person.sex == "F" else "M"
    return [
        describe_traveller(
            traveller_id=wanderer.traveller_id,
            surname=person.mrz_surname,
            given_names=person.mrz_given_names,
            birth=person.birth_on.isoformat(),
            sex=sex,
            nationality=person.nationality,
            full_name=person.name,
            mother=person.mother,
        ),
        present_document(
            document_id=wanderer.document_id,
            traveller_id=wanderer.traveller_id,
            kind="passport",
            issuer=person.nationality,
            nationality=person.nationality,
            expiry=wanderer.expiry_on.isoformat(),
            number=wanderer.number,
            surname=person.mrz_surname,
            given_names=person.mrz_given_names,
        ),
    ]


def _permission(nationality: str, direction: str) -> tuple[PermissionKind, int | None]:
    if nationality == "IRQ" or direction == "exit":
        return "none_needed", None
    return "visa_on_arrival", 30


def _at(stamp: Stamp, at: datetime) -> Stamp:
    return Stamp(
        actor=stamp.actor,
        owner=stamp.owner,
        agency=stamp.agency,
        port=stamp.port,
        purpose=stamp.purpose,
        occurred_at=at,
    )
