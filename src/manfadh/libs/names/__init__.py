"""Names: keys under which a name is found again, whoever typed it and in whichever script."""

from manfadh.libs.names.fullname import FullName
from manfadh.libs.names.keys import name_key
from manfadh.libs.names.sound import equal_names, sorted_sound_key, sound_key

__all__ = ["FullName", "equal_names", "name_key", "sorted_sound_key", "sound_key"]
