"""The second factor: codes by time (RFC 6238) from a phone, recovery codes for a lost one."""

import secrets
from base64 import b32decode, b32encode, urlsafe_b64encode
from hmac import compare_digest
from uuid import UUID

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from manfadh.apps.govern.accounts.events import SecretsReset
from manfadh.apps.govern.accounts.models import RecoveryCode, User
from manfadh.apps.govern.accounts.services.passwords import get_managed_officer
from manfadh.apps.govern.accounts.services.refusals import AccountRefused
from manfadh.apps.govern.accounts.services.sign_in import (
    count_failure,
    forgive,
    refuse_while_resting,
)
from manfadh.kernel import clock
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing
from manfadh.libs.names.folding import fold_digits

DIGITS = 6
STEP_SECONDS = 30
# One step to either side: the phone's clock and the officer's fingers (RFC 6238, section 5.2).
STEPS_ASIDE = 1
RECOVERY_CODES = 10
_SECRET_BYTES = 20
_CODE_BYTES = 5


def new_second_factor() -> str:
    """A new secret, in base32, to be shown to the officer and confirmed by a first code."""
    return b32encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def provisioning_uri(*, user: User, secret: str) -> str:
    """The otpauth address of a secret, which a phone reads as a QR code."""
    return _totp(secret).get_provisioning_uri(user.username, settings.MANFADH.node_name)


def confirm_second_factor(*, user: User, secret: str, code: str) -> list[str]:
    """Turn a new second factor on once its first code is right; answers fresh recovery codes.

    They are shown this one time. Raises AccountRefused for a wrong code.
    """
    step = _step_of(secret, code, after=0)
    if step is None:
        raise AccountRefused(
            _("The code does not fit. Check the time of the phone and try again."), "code"
        )
    fresh = [b32encode(secrets.token_bytes(_CODE_BYTES)).decode() for _n in range(RECOVERY_CODES)]
    with writing():
        user.totp_secret = _seal().encrypt(secret.encode()).decode()
        user.totp_step = step
        user.save(update_fields=["totp_secret", "totp_step"])
        user.recovery_codes.all().delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(user=user, code_hash=_hash(user, code)) for code in fresh
        )
    return fresh


def check_second_factor(*, user: User, code: str, address: str) -> None:
    """Accept a code of the officer's phone or a recovery code, each of them once.

    Raises AccountRefused for a wrong or used one (counted as a wrong sign-in) and while the
    account rests.
    """
    refuse_while_resting(user.username, address)
    if not _use_code(user, code) and not _use_recovery_code(user, code):
        count_failure(user.username, address, _("The code does not fit. Wait for the next one."))
    forgive(user.username, address)


def reset_second_factor(*, viewer: Viewer, officer_id: UUID) -> None:
    """Take a lost second factor away, so that the officer sets up a new one at the next sign-in.

    Needs `officer.manage`. Raises AccountRefused for an unknown officer.
    """
    officer = get_managed_officer(viewer, officer_id)
    with writing():
        RecoveryCode.objects.filter(user__officer_id=officer_id).delete()
        User.objects.filter(officer_id=officer_id).update(totp_secret="", totp_step=0)
        record(
            SecretsReset(officer_id=officer_id, what="second_factor"),
            stamp=viewer.stamp(owner=officer.authority, port=""),
        )


def _use_code(user: User, code: str) -> bool:
    with writing():
        user.refresh_from_db(fields=["totp_secret", "totp_step"])
        if not user.has_second_factor:
            return False
        secret = _seal().decrypt(user.totp_secret).decode()
        step = _step_of(secret, code, after=user.totp_step)
        if step is None:
            return False
        user.totp_step = step
        user.save(update_fields=["totp_step"])
        return True


def _use_recovery_code(user: User, code: str) -> bool:
    written = code.strip().upper().replace("-", "").replace(" ", "")
    with writing():
        deleted, _by_model = user.recovery_codes.filter(code_hash=_hash(user, written)).delete()
    return deleted > 0


def _step_of(secret: str, code: str, *, after: int) -> int | None:
    given = fold_digits(code).replace(" ", "").encode()
    present = int(clock.now().timestamp()) // STEP_SECONDS
    totp = _totp(secret)
    fitting = [
        step
        for step in range(present - STEPS_ASIDE, present + STEPS_ASIDE + 1)
        if compare_digest(totp.generate(step * STEP_SECONDS), given)
    ]
    return next((step for step in fitting if step > after), None)


def _totp(secret: str) -> TOTP:
    return TOTP(b32decode(secret), DIGITS, SHA1(), STEP_SECONDS)  # noqa: S303


def _hash(user: User, code: str) -> str:
    return salted_hmac(f"recovery code {user.pk}", code, algorithm="sha256").hexdigest()


def _seal() -> Fernet:
    key = HKDF(SHA256(), length=32, salt=None, info=b"second factor").derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(urlsafe_b64encode(key))
