"""Acts on authorities, agencies, officers and their ways to sign in, split by act."""

from manfadh.apps.govern.accounts.services.assign import assign_officer, end_assignment
from manfadh.apps.govern.accounts.services.describe import describe_agency, describe_authority
from manfadh.apps.govern.accounts.services.enrol import enrol_officer
from manfadh.apps.govern.accounts.services.found import (
    FirstSignIn,
    enrol_administrator,
    load_bodies,
)
from manfadh.apps.govern.accounts.services.passwords import change_password, set_password
from manfadh.apps.govern.accounts.services.refusals import AccountRefused
from manfadh.apps.govern.accounts.services.second_factor import (
    check_second_factor,
    confirm_second_factor,
    new_second_factor,
    provisioning_uri,
    reset_second_factor,
)
from manfadh.apps.govern.accounts.services.sign_in import check_password, remember_language
from manfadh.apps.govern.accounts.services.standing import restore_officer, suspend_officer
from manfadh.apps.govern.accounts.services.tokens import (
    FreshToken,
    TokenRefused,
    TokensRest,
    issue_token,
    open_with_token,
    revoke_token,
)

__all__ = [
    "AccountRefused",
    "FirstSignIn",
    "FreshToken",
    "TokenRefused",
    "TokensRest",
    "assign_officer",
    "change_password",
    "check_password",
    "check_second_factor",
    "confirm_second_factor",
    "describe_agency",
    "describe_authority",
    "end_assignment",
    "enrol_administrator",
    "enrol_officer",
    "issue_token",
    "load_bodies",
    "new_second_factor",
    "open_with_token",
    "provisioning_uri",
    "remember_language",
    "reset_second_factor",
    "restore_officer",
    "revoke_token",
    "set_password",
    "suspend_officer",
]
