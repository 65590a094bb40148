"""Everything in the table of permissions has a word that people say."""

from manfadh.apps.govern.accounts.selectors import list_permissions
from manfadh.web.components.words import ACTIONS, PURPOSES, ROLES, SCOPES


def test_every_role_action_purpose_and_reach_has_a_word() -> None:
    table = list_permissions()
    assert {line.role for line in table} == set(ROLES)
    assert {action for line in table for action in line.actions} == set(ACTIONS)
    assert {purpose for line in table for purpose in line.purposes} <= set(PURPOSES)
    assert {line.scope for line in table} <= set(SCOPES)
