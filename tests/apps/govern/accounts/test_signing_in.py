"""Passwords, codes, and the rest after too many wrong ones."""

from datetime import UTC, datetime, timedelta

import pytest

from manfadh.apps.govern.accounts import services
from manfadh.apps.govern.accounts.events import SignInRested
from manfadh.apps.govern.accounts.models import SignInFailure, User
from manfadh.apps.govern.accounts.services import AccountRefused
from manfadh.kernel import clock
from manfadh.kernel.ledger import reading
from manfadh.kernel.viewers import Viewer
from tests.cast import PASSWORD, TOTP_SECRET, Part, totp_code

BOOTH = "10.1.1.7"
NOON = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)


def sign_in(username: str, password: str = PASSWORD, address: str = BOOTH) -> User:
    return services.check_password(username=username, password=password, address=address)


def fail(username: str, times: int, address: str = BOOTH) -> list[str]:
    sentences = []
    for _time in range(times):
        with pytest.raises(AccountRefused) as refused:
            sign_in(username, "not the password", address)
        sentences.append(str(refused.value))
    return sentences


def rests() -> list[SignInRested]:
    entries = reading.read_after(0, limit=1000, types=[SignInRested.TYPE])
    return [entry.event for entry in entries if isinstance(entry.event, SignInRested)]


def test_hana_signs_in_with_her_password(hana_user: User) -> None:
    assert sign_in("HANA ") == hana_user


def test_a_wrong_name_and_a_wrong_password_sound_the_same(cast: dict[str, Part]) -> None:
    assert fail("hana", 5) == fail("nobody", 5)


def test_after_five_wrong_passwords_the_account_rests_and_recovers(
    cast: dict[str, Part], hana_user: User
) -> None:
    with clock.frozen_at(NOON):
        fail("hana", 5)
        with pytest.raises(AccountRefused, match="10 minutes"):
            sign_in("hana")
    almost = NOON + timedelta(minutes=9, seconds=30)
    with clock.frozen_at(almost), pytest.raises(AccountRefused, match="1 minute"):
        sign_in("hana")
    with clock.frozen_at(NOON + timedelta(minutes=10, seconds=1)):
        assert sign_in("hana") == hana_user
    [rest] = rests()
    assert (rest.officer_id, rest.failures) == (hana_user.officer_id, 5)


def test_an_account_that_does_not_exist_rests_in_the_same_words(cast: dict[str, Part]) -> None:
    with clock.frozen_at(NOON):
        fail("hana", 5)
        fail("nobody", 5)
        assert fail("hana", 1) == fail("nobody", 1)


def test_a_right_password_forgives_the_wrong_ones_before_it(cast: dict[str, Part]) -> None:
    fail("hana", 4)
    sign_in("hana")
    fail("hana", 4)
    assert rests() == []


def test_an_address_that_tries_many_names_rests(cast: dict[str, Part]) -> None:
    with clock.frozen_at(NOON):
        for number in range(30):
            fail(f"guess{number}", 1)
        with pytest.raises(AccountRefused, match="Too many"):
            sign_in("hana")
        assert sign_in("hana", address="10.1.1.8").username == "hana"


def test_what_was_typed_as_a_name_is_not_kept(cast: dict[str, Part]) -> None:
    fail("my secret typed in the wrong field", 1)
    assert all(len(row.key) == 64 for row in SignInFailure.objects.all())


def test_a_suspended_officer_is_told_so_only_with_the_right_password(
    cast: dict[str, Part], ahmed: Viewer
) -> None:
    services.suspend_officer(viewer=ahmed, officer_id=cast["hana"].officer_id, ground="inquiry")
    with pytest.raises(AccountRefused, match="suspended"):
        sign_in("hana")
    assert fail("hana", 1) == fail("nobody", 1)


def test_a_code_opens_once(yusuf_user: User) -> None:
    with clock.frozen_at(NOON):
        services.confirm_second_factor(user=yusuf_user, secret=TOTP_SECRET, code=totp_code())
    with clock.frozen_at(NOON + timedelta(minutes=1)):
        code = totp_code()
        services.check_second_factor(user=yusuf_user, code=code, address=BOOTH)
        with pytest.raises(AccountRefused):
            services.check_second_factor(user=yusuf_user, code=code, address=BOOTH)


def test_the_code_that_turned_the_factor_on_does_not_sign_in(yusuf_user: User) -> None:
    with clock.frozen_at(NOON):
        services.confirm_second_factor(user=yusuf_user, secret=TOTP_SECRET, code=totp_code())
        with pytest.raises(AccountRefused):
            services.check_second_factor(user=yusuf_user, code=totp_code(), address=BOOTH)


def test_a_code_in_arabic_digits_is_a_code(yusuf_user: User) -> None:
    with clock.frozen_at(NOON):
        code = totp_code().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
        assert services.confirm_second_factor(user=yusuf_user, secret=TOTP_SECRET, code=code)


def test_an_old_code_is_refused(yusuf_user: User) -> None:
    with clock.frozen_at(NOON), pytest.raises(AccountRefused):
        services.confirm_second_factor(
            user=yusuf_user, secret=TOTP_SECRET, code=totp_code(steps_ahead=-2)
        )


def test_a_recovery_code_opens_once(yusuf_user: User) -> None:
    codes = services.confirm_second_factor(user=yusuf_user, secret=TOTP_SECRET, code=totp_code())
    services.check_second_factor(user=yusuf_user, code=codes[0].lower(), address=BOOTH)
    with pytest.raises(AccountRefused):
        services.check_second_factor(user=yusuf_user, code=codes[0], address=BOOTH)


def test_guessing_codes_lets_the_account_rest(yusuf_user: User) -> None:
    with clock.frozen_at(NOON):
        services.confirm_second_factor(user=yusuf_user, secret=TOTP_SECRET, code=totp_code())
        for _time in range(5):
            with pytest.raises(AccountRefused):
                services.check_second_factor(user=yusuf_user, code="000000", address=BOOTH)
        with pytest.raises(AccountRefused, match="Too many"):
            sign_in("yusuf")


def test_the_secret_does_not_lie_open_in_the_database(yusuf_user: User) -> None:
    services.confirm_second_factor(user=yusuf_user, secret=TOTP_SECRET, code=totp_code())
    yusuf_user.refresh_from_db()
    assert yusuf_user.has_second_factor
    assert TOTP_SECRET not in yusuf_user.totp_secret


def test_ahmed_takes_a_lost_second_factor_away(yusuf_user: User, ahmed: Viewer) -> None:
    services.confirm_second_factor(user=yusuf_user, secret=TOTP_SECRET, code=totp_code())
    services.reset_second_factor(viewer=ahmed, officer_id=yusuf_user.officer_id)
    yusuf_user.refresh_from_db()
    assert not yusuf_user.has_second_factor
    assert not yusuf_user.recovery_codes.exists()
