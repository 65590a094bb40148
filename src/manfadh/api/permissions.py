"""The visa or permit shown with a document, and as what else than a traveller somebody crosses.

Neither decides anything: an officer weighs both, with the advice that follows.
"""

from typing import Literal, Self
from uuid import UUID

from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import Field, model_validator

from manfadh.api.fields import Code, Country, Name, Number, OneDay, Zone
from manfadh.api.shapes import InspectionShown, Names, show_inspection
from manfadh.api.tokens import TokenRequest, answers
from manfadh.apps.govern.policy.selectors.travelling import list_traveller_categories
from manfadh.apps.operate.crossings.events import Mode
from manfadh.apps.operate.crossings.selectors import see_inspection, today
from manfadh.apps.operate.crossings.services import (
    PermissionTyped,
    present_permission,
)
from manfadh.apps.operate.crossings.services.present import Entries

router = Router(tags=["inspections"])


class PaperTyped(Schema):
    """A visa or permit read by eye; what is not known is left out."""

    permission: Literal["visa", "residence", "border_pass"]
    issued_by: Code = Field(min_length=1, description="The authority or country that issued it.")
    number: Number = Field(min_length=1)
    entries: Entries = "unknown"
    valid_from_on: OneDay | None = None
    valid_until_on: OneDay | None = None
    stay_days: int | None = Field(default=None, ge=1, le=3660)
    sponsor: Name = ""

    @model_validator(mode="after")
    def _days_follow(self) -> Self:
        begins, ends = self.valid_from_on, self.valid_until_on
        if begins and ends and ends < begins:
            raise ValueError(_("The last day is before the first one."))
        return self


class PermissionSent(Schema):
    """A visa or permit: the zone of a visa as a reader sends it, or what was typed; one of them."""

    zone: Zone = Field(default="", description="The zone of a visa (MRV-A, MRV-B).")
    typed: PaperTyped | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if bool(self.zone) == (self.typed is not None):
            raise ValueError(_("Send either the zone or what was typed."))
        return self


class CategoriesAsked(Schema):
    """How somebody crosses, and with which nationality."""

    mode: Mode = "foot"
    nationality: Country = ""


class CategoryShown(Schema):
    """Under what somebody may cross otherwise than an ordinary traveller."""

    code: str
    category: str
    text: Names
    reference: str
    max_hours: int | None
    frees_from_permission: bool
    asks: list[str] = Field(description="What `category_detail` writes down.")
    districts: list[str]


@router.post(
    "/inspections/{uuid:inspection_id}/permission",
    url_name="api-permission",
    operation_id="present_permission",
    summary="A visa or permit is shown",
    response=answers(InspectionShown, 404),
)
def present(request: TokenRequest, inspection_id: UUID, body: PermissionSent) -> dict[str, object]:
    """Keep the visa or permit and advise anew; the last one shown counts. The look is recorded.

    Needs `inspection.open`.
    """
    typed = PermissionTyped(**body.typed.model_dump()) if body.typed else None
    present_permission(
        viewer=request.auth, inspection_id=inspection_id, zone=body.zone, typed=typed
    )
    return show_inspection(see_inspection(request.auth, inspection_id))


@router.get(
    "/traveller-categories",
    url_name="api-categories",
    operation_id="list_traveller_categories",
    summary="Categories of travellers",
    response=answers(list[CategoryShown]),
)
def categories(request: TokenRequest, asked: Query[CategoriesAsked]) -> list[dict[str, object]]:
    """As what somebody may cross at the own port today: crew, transit, border residents, exempt."""
    viewer = request.auth
    found = list_traveller_categories(
        viewer.authority,
        port=viewer.port,
        modes=(asked.mode,),
        nationality=asked.nationality,
        on=today(),
    )
    names = ("category", "max_hours", "frees_from_permission", "asks", "districts")
    return [
        {"code": one.code, "text": one.text, "reference": one.reference}
        | {name: getattr(one.content, name) for name in names}
        for one in found
    ]
