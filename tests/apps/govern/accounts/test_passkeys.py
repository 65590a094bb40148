"""Passkeys: registered, checked, counted, removed; and every way round them."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import override_settings
from msgspec import structs
from pytest_django import Settings

from manfadh.apps.govern.accounts import services
from manfadh.apps.govern.accounts.models import Passkey, PasskeyUse, User
from manfadh.apps.govern.accounts.selectors.passkeys import (
    has_passkey,
    list_own_passkeys,
    list_passkeys_of,
    opens_still,
)
from manfadh.apps.govern.accounts.services import AccountRefused, PasskeyOpened, Site
from manfadh.apps.govern.accounts.services.passkeys import Asked
from manfadh.kernel.viewers import NotPermitted, Viewer
from tests.authenticator import Authenticator
from tests.cast import Part

SITE = Site("localhost", "http://localhost")
BOOTH = "10.1.1.7"


def register(user: User, device: Authenticator, label: str = "blue key") -> UUID:
    asked = services.offer_passkey(user=user, site=SITE)
    return services.register_passkey(
        user=user, site=SITE, state=asked.state, answer=device.make(asked.options), label=label
    )


def answer_to(answer: str, asked: Asked, holder: User | None = None) -> PasskeyOpened:
    return services.check_passkey(
        site=SITE, state=asked.state, answer=answer, address=BOOTH, holder=holder
    )


def open_by(
    device: Authenticator, username: str = "", holder: User | None = None, **bent: Any
) -> PasskeyOpened:
    asked = services.ask_for_passkey(site=SITE, username=username)
    return answer_to(device.sign(asked.options, **bent), asked, holder)


@pytest.fixture
def device() -> Authenticator:
    """A device in Yusuf's pocket."""
    return Authenticator()


@pytest.fixture
def passkey_id(yusuf_user: User, device: Authenticator) -> UUID:
    """Yusuf's passkey on the device."""
    return register(yusuf_user, device)


def test_yusuf_opens_his_account_by_the_passkey_with_his_name_and_without(
    yusuf_user: User, device: Authenticator, passkey_id: UUID
) -> None:
    assert open_by(device, "yusuf") == (yusuf_user, passkey_id)
    assert open_by(device) == (yusuf_user, passkey_id)
    [seen] = list_own_passkeys(yusuf_user.officer_id)
    assert (seen.label, seen.host) == ("blue key", "localhost")
    assert seen.used_at is not None


def test_the_ledger_holds_no_secret_and_erasure_leaves_no_key(
    yusuf_user: User, device: Authenticator, passkey_id: UUID
) -> None:
    row = Passkey.objects.get()
    private = device.key.private_numbers().private_value.to_bytes(32)
    assert row.public_key is not None
    assert private.hex() not in row.public_key
    assert row.officer_id == yusuf_user.officer_id


@pytest.mark.parametrize(
    "bent",
    [
        {"verifies": False},
        {"origin": "https://evil.example"},
        {"host": "evil.example"},
    ],
)
def test_an_answer_made_elsewhere_or_without_the_holder_opens_nothing(
    device: Authenticator, passkey_id: UUID, bent: dict[str, Any]
) -> None:
    with pytest.raises(AccountRefused, match="does not fit"):
        open_by(device, **bent)


def test_another_key_for_the_same_passkey_opens_nothing(
    device: Authenticator, passkey_id: UUID
) -> None:
    forged = Authenticator(credential=device.credential, user_handle=device.user_handle)
    with pytest.raises(AccountRefused, match="does not fit"):
        open_by(forged)


def test_an_answer_is_taken_for_its_own_question_alone(
    device: Authenticator, passkey_id: UUID
) -> None:
    asked = services.ask_for_passkey(site=SITE)
    answer = device.sign(asked.options)
    other = services.ask_for_passkey(site=SITE)
    for state, sentence in ((other.state, "does not fit"), (None, "too long")):
        with pytest.raises(AccountRefused, match=sentence):
            services.check_passkey(site=SITE, state=state, answer=answer, address=BOOTH)


def test_a_count_that_stands_still_tells_of_a_copy(device: Authenticator, passkey_id: UUID) -> None:
    open_by(device)
    with pytest.raises(AccountRefused, match="copied"):
        open_by(device, counts=False)
    assert PasskeyUse.objects.get().sign_count == 1


def test_a_device_that_does_not_count_is_welcome_each_time(
    yusuf_user: User, passkey_id: UUID, device: Authenticator
) -> None:
    for _time in range(2):
        assert open_by(device, counts=False).user == yusuf_user


def test_wrong_passkeys_let_the_account_rest_for_the_password_too(
    device: Authenticator, passkey_id: UUID
) -> None:
    for _time in range(5):
        with pytest.raises(AccountRefused, match="does not fit"):
            open_by(device, verifies=False)
    with pytest.raises(AccountRefused, match="Too many"):
        open_by(device)
    with pytest.raises(AccountRefused, match="Too many"):
        services.check_password(username="yusuf", password="wrong", address="10.9.9.9")


def test_a_right_passkey_forgives(device: Authenticator, passkey_id: UUID) -> None:
    for _round in range(2):
        for _time in range(4):
            with pytest.raises(AccountRefused, match="does not fit"):
                open_by(device, verifies=False)
        open_by(device)


def test_asking_for_a_name_does_not_tell_whether_it_exists(
    cast: dict[str, Part], passkey_id: UUID
) -> None:
    def wanted(name: str) -> list[dict[str, str]]:
        asked = services.ask_for_passkey(site=SITE, username=name).options["publicKey"]
        return [dict(one) for one in asked["allowCredentials"]]

    assert [len(wanted(name)) for name in ("yusuf", "hana", "nobody")] == [1, 1, 1]
    assert wanted("nobody") == wanted("nobody") != wanted("hana")
    assert {len(wanted(name)[0]["id"]) for name in ("yusuf", "hana", "nobody")} == {43}


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", '{"rawId": 7}', "\x00", '{"rawId":""}'])
def test_what_is_no_answer_of_a_browser_is_refused_in_words(
    device: Authenticator, passkey_id: UUID, yusuf_user: User, answer: str
) -> None:
    asked = services.ask_for_passkey(site=SITE)
    with pytest.raises(AccountRefused, match="does not fit"):
        services.check_passkey(site=SITE, state=asked.state, answer=answer, address=BOOTH)
    offered = services.offer_passkey(user=yusuf_user, site=SITE)
    with pytest.raises(AccountRefused, match="does not fit"):
        services.register_passkey(
            user=yusuf_user, site=SITE, state=offered.state, answer=answer, label="x"
        )


def test_a_suspended_officer_is_told_so(
    device: Authenticator, passkey_id: UUID, yusuf_user: User, ahmed: Viewer
) -> None:
    services.suspend_officer(viewer=ahmed, officer_id=yusuf_user.officer_id, ground="left")
    with pytest.raises(AccountRefused, match="suspended"):
        open_by(device)


def test_the_screen_of_hana_is_not_unlocked_by_yusufs_passkey(
    device: Authenticator, passkey_id: UUID, hana_user: User, yusuf_user: User
) -> None:
    with pytest.raises(AccountRefused, match="does not fit"):
        open_by(device, holder=hana_user)
    assert open_by(device, holder=yusuf_user).user == yusuf_user


def test_a_device_registers_once_and_only_with_its_holder(
    device: Authenticator, passkey_id: UUID, yusuf_user: User
) -> None:
    with pytest.raises(AccountRefused, match="already"):
        register(yusuf_user, device)
    with pytest.raises(AccountRefused, match="Name the passkey"):
        register(yusuf_user, Authenticator(), " ")
    asked = services.offer_passkey(user=yusuf_user, site=SITE)
    assert len(asked.options["publicKey"]["excludeCredentials"]) == 1
    unverified = Authenticator().make(asked.options, verifies=False)
    with pytest.raises(AccountRefused, match="does not fit"):
        services.register_passkey(
            user=yusuf_user, site=SITE, state=asked.state, answer=unverified, label="x"
        )


def test_a_removed_passkey_opens_nothing(
    device: Authenticator, passkey_id: UUID, yusuf_user: User, hana_user: User
) -> None:
    with pytest.raises(AccountRefused, match="no such"):
        services.give_passkey_up(user=hana_user, passkey_id=passkey_id)
    register(yusuf_user, Authenticator(), "spare")
    services.give_passkey_up(user=yusuf_user, passkey_id=passkey_id)
    assert not opens_still(passkey_id)
    with pytest.raises(AccountRefused, match="does not fit"):
        open_by(device)


def test_the_last_way_in_stays(
    device: Authenticator, passkey_id: UUID, yusuf_user: User, settings: Settings
) -> None:
    with pytest.raises(AccountRefused, match="last way in"):
        services.give_passkey_up(user=yusuf_user, passkey_id=passkey_id)
    settings.MANFADH = structs.replace(settings.MANFADH, node_kind="demo")
    services.give_passkey_up(user=yusuf_user, passkey_id=passkey_id)
    assert not has_passkey(yusuf_user.officer_id)


def test_ahmed_removes_a_lost_one_and_azad_of_the_region_does_not(
    device: Authenticator, passkey_id: UUID, yusuf_user: User, ahmed: Viewer, azad: Viewer,
    hana: Viewer,
) -> None:  # fmt: skip
    yusuf_id = yusuf_user.officer_id
    for stranger in (azad, hana):
        with pytest.raises(NotPermitted):
            services.remove_lost_passkey(
                viewer=stranger, officer_id=yusuf_id, passkey_id=passkey_id
            )
    with pytest.raises(NotPermitted):
        list_passkeys_of(hana, yusuf_id)
    assert [seen.passkey_id for seen in list_passkeys_of(ahmed, yusuf_id)] == [passkey_id]
    with pytest.raises(AccountRefused, match="no such passkey"):
        services.remove_lost_passkey(viewer=ahmed, officer_id=yusuf_id, passkey_id=uuid4())
    services.remove_lost_passkey(viewer=ahmed, officer_id=yusuf_id, passkey_id=passkey_id)
    with pytest.raises(AccountRefused, match="does not fit"):
        open_by(device)


def test_a_passkey_that_another_node_registered_opens_nothing_here(
    device: Authenticator, passkey_id: UUID
) -> None:
    # As its fact arrives from elsewhere: the row that all nodes share, and no count of ours.
    PasskeyUse.objects.all().delete()
    with pytest.raises(AccountRefused, match="does not fit"):
        open_by(device)


@pytest.mark.parametrize(
    ("address", "https", "origin"),
    [
        ("localhost:8700", False, "http://localhost:8700"),
        ("Post.example", True, "https://post.example"),
        ("post.example:8443", True, "https://post.example:8443"),
    ],
)
def test_an_address_that_browsers_trust_has_a_site(
    settings: Settings, address: str, https: bool, origin: str
) -> None:
    settings.MANFADH = structs.replace(settings.MANFADH, https=https)
    assert services.site_at(address).origin == origin


@pytest.mark.parametrize(
    ("address", "https", "sentence"),
    [
        ("post.example", False, "HTTPS"),
        ("127.0.0.1:8700", False, "by a number"),
        ("10.0.0.7", True, "by a number"),
        ("[::1]:8700", True, "by a number"),
    ],
)
def test_elsewhere_a_sentence_says_what_to_do(
    settings: Settings, address: str, https: bool, sentence: str
) -> None:
    settings.MANFADH = structs.replace(settings.MANFADH, https=https)
    with pytest.raises(AccountRefused, match=sentence):
        services.site_at(address)


def test_a_node_that_answers_to_every_name_gives_no_passkeys() -> None:
    with override_settings(ALLOWED_HOSTS=["*"]), pytest.raises(AccountRefused, match="star"):
        services.site_at("localhost")


def test_the_options_are_json(yusuf_user: User) -> None:
    asked = services.offer_passkey(user=yusuf_user, site=SITE)
    assert json.loads(json.dumps(asked.options)) == asked.options
    assert asked.options["publicKey"]["authenticatorSelection"]["userVerification"] == "required"
