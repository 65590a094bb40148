"""Where the administrator works."""

from django.urls import path

from manfadh.web.administration import acts, tokens, views

urlpatterns = [
    path("administration", views.officers, name="administration"),
    path("administration/enrol", acts.enrol, name="administration-enrol"),
    path("administration/officers/<uuid:officer_id>", views.officer, name="administration-officer"),
    path(
        "administration/officers/<uuid:officer_id>/assign",
        acts.assign,
        name="administration-assign",
    ),
    path(
        "administration/officers/<uuid:officer_id>/end/<uuid:assignment_id>",
        acts.end,
        name="administration-end",
    ),
    path(
        "administration/officers/<uuid:officer_id>/standing",
        acts.standing,
        name="administration-standing",
    ),
    path(
        "administration/officers/<uuid:officer_id>/password",
        acts.password,
        name="administration-password",
    ),
    path(
        "administration/officers/<uuid:officer_id>/second-factor",
        acts.second_factor,
        name="administration-second-factor",
    ),
    path("administration/tokens", tokens.tokens, name="administration-tokens"),
    path("administration/tokens/issue", tokens.issue, name="administration-token-issue"),
    path(
        "administration/tokens/<uuid:token_id>/revoke",
        tokens.revoke,
        name="administration-token-revoke",
    ),
    path(
        "administration/officers/<uuid:officer_id>/passkeys/<uuid:passkey_id>",
        acts.remove_passkey,
        name="administration-passkey",
    ),
    path("administration/authorities", views.authorities, name="administration-authorities"),
    path("administration/permissions", views.permissions, name="administration-permissions"),
]
