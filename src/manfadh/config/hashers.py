"""How passwords are hashed: Argon2id with the memory that OWASP asks for, not Django's 100 MB."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class FrugalArgon2(Argon2PasswordHasher):
    """Argon2id, 19 MiB, two passes (OWASP Password Storage Cheat Sheet): eight booths may change
    officers at once on a small machine.
    """

    algorithm = "argon2"
    memory_cost = 19_456
    time_cost = 2
    parallelism = 1
