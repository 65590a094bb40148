"""The search for a person: with a purpose, which is the token's, and a reason in words."""

from typing import Annotated

from ninja import Router, Schema
from pydantic import Field, StringConstraints

from manfadh.api.shapes import PersonShown
from manfadh.api.tokens import TokenRequest, answers
from manfadh.apps.operate.travellers.selectors import Person, search_people

router = Router(tags=["persons"])

_SAID = r"^[^\u0000]*[^\u0000\s][^\u0000]*$"


class SearchSent(Schema):
    """Whom one looks for, and why. Both are recorded, and who is shown can learn of it."""

    text: Annotated[str, StringConstraints(min_length=2, max_length=120, pattern=_SAID)] = Field(
        description="A document number, or a name in any script."
    )
    reason: Annotated[str, StringConstraints(min_length=3, max_length=300, pattern=_SAID)] = Field(
        description="Why, in the asker's words: a file number, an order."
    )


@router.post(
    "/persons/search",
    url_name="api-persons",
    operation_id="search_persons",
    summary="Search for a person",
    response=answers(list[PersonShown]),
)
def search(request: TokenRequest, body: SearchSent) -> list[Person]:
    """People by document number or name, best first, at most fifty. Needs `person.search`."""
    return search_people(request.auth, body.text, reason=body.reason)
