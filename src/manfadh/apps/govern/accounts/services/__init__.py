"""Acts on authorities, agencies, officers and their ways to sign in, split by act."""

from manfadh.apps.govern.accounts.services.assign import assign_officer, end_assignment
from manfadh.apps.govern.accounts.services.describe import describe_agency, describe_authority
from manfadh.apps.govern.accounts.services.enrol import enrol_officer
from manfadh.apps.govern.accounts.services.found import (
    FirstSignIn,
    enrol_administrator,
    load_bodies,
)
from manfadh.apps.govern.accounts.services.passkey_sign_in import (
    PasskeyOpened,
    ask_for_passkey,
    check_passkey,
)
from manfadh.apps.govern.accounts.services.passkeys import (
    give_passkey_up,
    offer_passkey,
    register_passkey,
    remove_lost_passkey,
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
from manfadh.apps.govern.accounts.services.sites import Site, site_at
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
    "PasskeyOpened",
    "Site",
    "TokenRefused",
    "TokensRest",
    "ask_for_passkey",
    "assign_officer",
    "change_password",
    "check_passkey",
    "check_password",
    "check_second_factor",
    "confirm_second_factor",
    "describe_agency",
    "describe_authority",
    "end_assignment",
    "enrol_administrator",
    "enrol_officer",
    "give_passkey_up",
    "issue_token",
    "load_bodies",
    "new_second_factor",
    "offer_passkey",
    "open_with_token",
    "provisioning_uri",
    "register_passkey",
    "remember_language",
    "remove_lost_passkey",
    "reset_second_factor",
    "restore_officer",
    "revoke_token",
    "set_password",
    "site_at",
    "suspend_officer",
]
