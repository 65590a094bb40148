"""What a token is: whose, for what, and what it may do today."""

from uuid import UUID

from ninja import Router, Schema

from manfadh.api.tokens import TokenRequest, answers

router = Router(tags=["token"])


class TokenShown(Schema):
    """Whose token this is and what it opens today."""

    officer_id: UUID
    name: str
    authority: str
    agency: str
    port: str
    purpose: str
    roles: list[str]
    actions: list[str]


@router.get(
    "/token",
    url_name="api-token",
    operation_id="get_token",
    summary="What this token opens",
    response=answers(TokenShown),
)
def own(request: TokenRequest) -> dict[str, object]:
    """The officer, port and purpose of the token that asks, and what it may do today."""
    viewer = request.auth
    actions = {grant.action for grant in viewer.grants if viewer.purpose in grant.purposes}
    return {
        "officer_id": viewer.officer_id,
        "name": viewer.name,
        "authority": viewer.authority,
        "agency": viewer.agency,
        "port": viewer.port,
        "purpose": viewer.purpose.value,
        "roles": sorted(viewer.roles),
        "actions": sorted(actions),
    }
