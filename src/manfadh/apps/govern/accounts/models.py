"""The tables of `accounts`. Secrets are of this node alone and never travel."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from manfadh.kernel.ledger.models import LocalModel


class Authority(models.Model):
    """A government with ports and officers of its own."""

    authority = models.CharField(max_length=40, primary_key=True)
    name_ar = models.CharField(max_length=200, db_default="")
    name_ckb = models.CharField(max_length=200, db_default="")
    name_en = models.CharField(max_length=200, db_default="")
    described_stamp = models.CharField(max_length=120, null=True)


class Agency(models.Model):
    """A body of an authority that works at ports."""

    agency = models.CharField(max_length=40, primary_key=True)
    authority = models.CharField(max_length=40, db_default="")
    kind = models.CharField(max_length=20, db_default="")
    name_ar = models.CharField(max_length=200, db_default="")
    name_ckb = models.CharField(max_length=200, db_default="")
    name_en = models.CharField(max_length=200, db_default="")
    described_stamp = models.CharField(max_length=120, null=True)


class Officer(models.Model):
    """An officer with an account, as all nodes know them."""

    officer_id = models.UUIDField(primary_key=True)
    enrolled_at = models.DateTimeField(null=True)
    username = models.CharField(max_length=60, db_default="", db_index=True)
    authority = models.CharField(max_length=40, db_default="", db_index=True)
    agency = models.CharField(max_length=40, db_default="")
    name = models.CharField(max_length=200, null=True)
    name_latin = models.CharField(max_length=200, null=True)
    enrolled_stamp = models.CharField(max_length=120, null=True)

    is_suspended = models.BooleanField(db_default=False)
    standing_ground = models.CharField(max_length=400, db_default="")
    standing_stamp = models.CharField(max_length=120, null=True)

    rested_at = models.DateTimeField(null=True)
    rest_minutes = models.IntegerField(null=True)
    rested_stamp = models.CharField(max_length=120, null=True)

    secrets_reset_at = models.DateTimeField(null=True)
    secrets_reset_stamp = models.CharField(max_length=120, null=True)


class Assignment(models.Model):
    """A role of an officer at a port (or at a headquarters) from a day to another."""

    assignment_id = models.UUIDField(primary_key=True)
    officer_id = models.UUIDField(null=True, db_index=True)
    owner = models.CharField(max_length=40, db_default="")
    role = models.CharField(max_length=40, db_default="")
    port = models.CharField(max_length=40, db_default="")
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    assigned_stamp = models.CharField(max_length=120, null=True)

    ended_on = models.DateField(null=True)
    end_ground = models.CharField(max_length=400, db_default="")
    ended_stamp = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [models.Index(fields=["port", "role"], name="assignment_port")]


class Token(models.Model):
    """What lets a system ask in an officer's name at the node that issued it, for one purpose."""

    token_id = models.UUIDField(primary_key=True)
    officer_id = models.UUIDField(null=True, db_index=True)
    owner = models.CharField(max_length=40, db_default="")
    name = models.CharField(max_length=80, db_default="")
    purpose = models.CharField(max_length=40, db_default="")
    valid_until_on = models.DateField(null=True)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.UUIDField(null=True)
    issued_stamp = models.CharField(max_length=120, null=True)

    revoked_at = models.DateTimeField(null=True)
    revocation_ground = models.CharField(max_length=400, db_default="")
    revoked_stamp = models.CharField(max_length=120, null=True)


class TokenSecret(LocalModel):
    """The hash of a token's secret, at the node that issued it alone; the secret is shown once."""

    token_id = models.UUIDField(primary_key=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    used_on = models.DateField(null=True)


class Passkey(models.Model):
    """A passkey of an officer, as all nodes know it; personal columns are None once erased."""

    passkey_id = models.UUIDField(primary_key=True)
    registered_at = models.DateTimeField(null=True)
    officer_id = models.UUIDField(null=True, db_index=True)
    host = models.CharField(max_length=253, db_default="")
    label = models.CharField(max_length=60, null=True)
    # Up to 1,023 bytes by WebAuthn, in base64url.
    credential = models.CharField(max_length=1364, null=True, db_index=True)
    public_key = models.TextField(null=True)
    registered_stamp = models.CharField(max_length=120, null=True)

    removed_at = models.DateTimeField(null=True)
    removal_cause = models.CharField(max_length=20, db_default="")
    removed_stamp = models.CharField(max_length=120, null=True)


class User(LocalModel, AbstractBaseUser):
    """How an officer signs in at this node: password, second factor, language."""

    username = models.CharField(max_length=60, unique=True)
    officer_id = models.UUIDField(unique=True)
    language = models.CharField(max_length=8, default="")
    # Sealed with the node's secret key; empty while the officer has no second factor.
    totp_secret = models.TextField(default="")
    # The last time step whose code was used: no code is taken twice (RFC 6238, section 5.2).
    totp_step = models.BigIntegerField(default=0)

    # Somebody else chose the password: no screen opens before the officer has chosen another.
    has_first_password = models.BooleanField(default=False)

    objects = BaseUserManager()

    USERNAME_FIELD = "username"

    @property
    def has_second_factor(self) -> bool:
        """Whether signing in takes a code besides the password."""
        return bool(self.totp_secret)


class RecoveryCode(LocalModel):
    """A code that opens the account once when the second factor is lost; only its hash is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64)


class PasskeyUse(LocalModel):
    """A passkey that was registered at this node, and so opens it: how often it has signed."""

    passkey_id = models.UUIDField(primary_key=True)
    # As its device counts. One that does not grow means a copy (WebAuthn, section 6.1.1).
    sign_count = models.BigIntegerField(default=0)
    used_at = models.DateTimeField(null=True)


class SignInFailure(LocalModel):
    """Wrong sign-ins in a row for an account or from an address, known or not."""

    key = models.CharField(max_length=64, primary_key=True)
    failures = models.IntegerField(default=0)
    failed_at = models.DateTimeField()
    rests_until = models.DateTimeField(null=True)
