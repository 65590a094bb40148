"""Names: keys under which a name is found again, whoever typed it and in whichever script."""

from manfadh.libs.names.keys import name_key

__all__ = ["name_key"]
