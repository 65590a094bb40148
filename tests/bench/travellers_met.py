"""Who comes to the booths of the bench: known and new people, namesakes, and those on a list."""

from datetime import date
from random import Random
from typing import NamedTuple
from uuid import UUID

from manfadh.libs.documents import Kind, write_mrz
from manfadh.libs.names.invented import INVENTED_NATIONALITIES, invent_person

# Of a hundred travellers: known ones, new ones, namesakes of known ones, hits by name, by number.
_MIX = (("known", 55), ("new", 30), ("namesake", 7), ("sought_name", 4), ("sought_paper", 4))


class Paper(NamedTuple):
    """What stands on a passport."""

    surname: str
    given_names: str
    number: str
    nationality: str
    birth_on: date
    sex: str
    expiry_on: date

    @property
    def zone(self) -> str:
        """Its machine-readable zone."""
        return "\n".join(
            write_mrz(
                Kind.TD3,
                document_code="P",
                issuer=self.nationality,
                surname=self.surname,
                given_names=self.given_names,
                number=self.number,
                nationality=self.nationality,
                birth_date=self.birth_on,
                sex="F" if self.sex == "F" else "M",
                expiry_date=self.expiry_on,
            )
        )


def meet(number: int, *, anchor_on: date, seed: int) -> list[tuple[str, str]]:
    """The zones of so many travellers, each with its kind, in an order of chance."""
    chance = Random(f"met {anchor_on} {seed}")
    kinds = [kind for kind, share in _MIX for _ in range(-(-number * share // 100))]
    chance.shuffle(kinds)
    known = _known(chance, len(kinds))
    # Nobody comes twice within minutes: the booth would ask about that.
    sought = _sought(chance, anchor_on)
    numbered = [one for one in sought if one.number]
    met = []
    for kind in kinds[:number]:
        paper = _stranger(chance, anchor_on)
        if kind in ("known", "namesake"):
            held = known.pop()
            paper = held if kind == "known" else held._replace(number=_number(chance))
        elif kind == "sought_name":
            paper = sought.pop()._replace(number=_number(chance))
        elif kind == "sought_paper":
            listed = numbered.pop()
            paper = paper._replace(number=listed.number, nationality=listed.nationality)
        met.append((kind, paper.zone))
    return met


def _number(chance: Random) -> str:
    return f"Q{chance.randrange(10_000_000, 99_999_999)}"


def _stranger(chance: Random, anchor_on: date) -> Paper:
    nationality = chance.choice(INVENTED_NATIONALITIES)
    person = invent_person(chance, nationality=nationality, anchor_on=anchor_on)
    return Paper(
        person.mrz_surname, person.mrz_given_names, _number(chance), nationality,
        person.birth_on, person.sex, date(anchor_on.year + 5, 1, 1),
    )  # fmt: skip


def _known(chance: Random, number: int) -> list[Paper]:
    """People whom the node has met, from all over its tables."""
    from django.db.models import Max, Min

    from manfadh.apps.operate.travellers.models import Document, Traveller

    ends = Document.objects.aggregate(first=Min("document_id"), last=Max("document_id"))
    found: dict[str, Paper] = {}
    while len(found) < number:
        at = chance.randint(ends["first"].int, ends["last"].int)
        rows = Document.objects.filter(document_id__gte=UUID(int=at)).order_by("document_id")
        for row in rows[: max(1, number // 200)]:
            holder = Traveller.objects.get(traveller_id=str(row.traveller_id))
            found[str(row.number)] = Paper(
                str(row.surname),
                str(row.given_names),
                str(row.number),
                row.nationality,
                date.fromisoformat(str(holder.birth)),
                str(holder.sex),
                date.fromisoformat(row.expiry),
            )
    papers = list(found.values())
    chance.shuffle(papers)
    return papers


def _sought(chance: Random, anchor_on: date) -> list[Paper]:
    from manfadh.apps.operate.watchlists.models import Alert

    rows = Alert.objects.filter(name__isnull=False, birth__gt="1900").order_by("alert_id")
    listed = []
    for row in rows[:40_000:4]:
        *given, surname = str(row.name).split()
        listed.append(
            Paper(
                surname,
                " ".join(given),
                row.document_number or "",
                row.nationality or "IRQ",
                date.fromisoformat(str(row.birth)),
                "M",
                date(anchor_on.year + 5, 1, 1),
            )
        )
    chance.shuffle(listed)
    return listed
