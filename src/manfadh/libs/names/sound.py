"""The sound key of a name: equal across Arabic, Kurdish and Latin spellings of the same name."""

import re
from functools import lru_cache
from typing import Final

from manfadh.libs.names.folding import CACHED_TOKENS
from manfadh.libs.names.keys import LONGEST_NAME, name_key
from manfadh.libs.names.phonetics import spoken

# All words below are written in the alphabet of `phonetics`.
_ARTICLES: Final = frozenset({"al", "wl"})
_ASSIMILATED: Final = frozenset({"ar", "as", "ad", "an", "at", "az", "ac"})
_SERVANTS: Final = frozenset({"abd", "'bd", "'ebd", "abdwl", "abdel"})
_FATHERS: Final = frozenset({"abw", "aby", "aba", "abwl"})
_CHILDREN: Final = frozenset({"byn", "ben", "abn", "bn", "bynt", "bent", "bnt"})
_OF_THE_FAITH: Final = re.compile(r"^(?:[aew]?l|[aew]?d)?d[ey]+n$")
_OF_GOD: Final = re.compile(r"^[aew]ll+ah?$|^l+l[ah]$")

_HARD: Final = "bcdfghjklmnrstxz"
_SERVANT_OF_GOD: Final = re.compile(r"^[ae']+bd[aew]*l+a?h?$")
_SERVANT_OF: Final = re.compile(r"^[ae']+bd(?:[aew]?l|[aew]([cdnrstz])(?=\1))?(?=..)")
_FAITH_INSIDE: Final = re.compile(r"(?<=..)(?:[aew]*l|[aew]+d)d[ey]+n$")
_GOD_INSIDE: Final = re.compile(r"(?<=..)[aew]*ll+a?h?$")
_ARTICLE_INSIDE: Final = re.compile(rf"^al(?!y|l?am$|ham$)(?=.*[{_HARD}].*[{_HARD}])")

_WRITTEN_TWICE: Final = re.compile(rf"([{_HARD}])\1+")
_VOWELS: Final = re.compile(r"[aewy']+")
_LAST_SYLLABLE: Final = re.compile(rf"([aewy])'*([{_HARD}]?)$")
_IN_ARABIC: Final = re.compile(r"[\s\-ء-\u0652ﷲ]+")
_LEGIBLE_LAST_SYLLABLE: Final = frozenset({"mhmd"})

# Skeletons of the same names by other conventions: Turkish t for d, Persian and Turkish z for ض ظ.
_OTHER_SKELETONS: Final = {
    "mhmt": "mhmd", "ahmt": "ahmd", "abdw": "abd", "mrym": "mrm", "mhd": "mhmd", "mhdy": "mhdy",
    "kzm": "kdm", "nzm": "ndm", "hfz": "hfd", "mhfz": "mhfd", "zfr": "dfr", "mzhr": "mdhr",
    "mnzr": "mndr", "rmzn": "rmdn", "rzn": "rdn", "mrtz": "mrtd",
    "kzym": "kdym", "nzym": "ndym", "hfyz": "hfyd", "zfyr": "dfyr", "fzyl": "fdyl",
    "azm": "adm", "azym": "adym", "abdzm": "abddm", "nzr": "ndr", "mzlwm": "mdlwm", "mzlm": "mdlm",
}  # fmt: skip
_REZA_OR_FAZL: Final = re.compile(r"(?<=r)z$|(?<=f)z(?=l$)")


def sound_key(text: str) -> str:
    """Answer the consonants of a name, word by word in its order, the same in either script.

    محمد, Mohammed, MUHAMMAD and Muhammed give `mhmd`; حسين, Hussein, HUSAIN and حوسێن give `hsyn`;
    عبد الرحمن, Abdulrahman and ABD AL RAHMAN give `abdrhmn`. The vowel of the last syllable is kept
    where writers agree on it, so that Hassan (`hsn`) stays apart from Hussein. Articles and *bin*
    are left out. At most 256 characters; empty when nothing can be read; never raises.

    It finds candidates: different names may share a key (حمد and حماد), and a rare romanisation may
    miss. Limits and measurements: docs/engines/names.md.
    """
    return " ".join(_skeletons(text))[:LONGEST_NAME]


def sorted_sound_key(text: str) -> str:
    """Answer `sound_key` with its words in alphabetical order, for names whose order is unsure."""
    return " ".join(sorted(_skeletons(text)))[:LONGEST_NAME]


def equal_names(a: str, b: str) -> bool:
    """Answer whether two written names are equal once normalised, whatever the order of the words.

    Across scripts and between Latin spellings: equal `sorted_sound_key`. Two names in plain Arabic
    letters are compared letter by letter instead (article and *bin* aside), since Arabic tells
    سعد from سعيد and محمد from محمود. A name that cannot be read equals nothing. Symmetric.
    """
    sounds = sorted_sound_key(a)
    if not sounds or sounds != sorted_sound_key(b):
        return False
    letters_a, letters_b = _arabic_letters(a), _arabic_letters(b)
    return not letters_a or not letters_b or letters_a == letters_b


def _skeletons(text: str) -> list[str]:
    parts: list[str] = []
    for token in text[:LONGEST_NAME].split():
        parts.extend(spoken(token))
    return [key for key in map(_skeleton, _join(parts)) if key]


def _join(parts: list[str]) -> list[str]:
    """Join servants, fathers, *-din* and *-allah* to their name; leave out articles and *bin*."""
    joined: list[str] = []
    name = ""
    for part in reversed(parts):
        if not name:
            name = part
        elif part in _ARTICLES or (part in _ASSIMILATED and name[0] == part[1]):
            continue
        elif part in _SERVANTS:
            name = "abd" + name
        elif part in _FATHERS:
            name = "ab" + _ARTICLE_INSIDE.sub("", name)
        elif part in _CHILDREN:
            continue
        elif _OF_THE_FAITH.match(name):
            name = part + "aldyn"
        elif _OF_GOD.match(name):
            name = part + "allah"
        else:
            joined.append(name)
            name = part
    return [*joined, name][::-1] if name else []


@lru_cache(maxsize=CACHED_TOKENS)
def _skeleton(word: str) -> str:
    """Answer the consonants of one word of the common alphabet, with its telling vowels."""
    if _SERVANT_OF_GOD.match(word):
        return "abdl"
    word = _GOD_INSIDE.sub("l", _FAITH_INSIDE.sub("dyn", word))
    servant = _SERVANT_OF.match(word)
    if servant and len(word) > servant.end() + 1:
        first, word = "abd", word[servant.end() :]
    else:
        word = _ARTICLE_INSIDE.sub("", word)
        first = "a" if word[:1] in ("a", "e", "'") else word[:1] if word[:1] in ("w", "y") else ""
    body = _without_last_h(_WRITTEN_TWICE.sub(r"\1", word[0 if first == "abd" else len(first) :]))
    key = first + _with_last_vowel(_VOWELS.sub("", body), body, simple=first in ("", "a"))
    return _same_name(key)


def _same_name(key: str) -> str:
    """Bring a skeleton to the spelling of its Arabic original, also in front of a nisba's i."""
    if key.endswith("y") and key not in _OTHER_SKELETONS:
        return _same_name(key[:-1]) + "y" if len(key) > 1 else key
    return _REZA_OR_FAZL.sub("d", _OTHER_SKELETONS.get(key, key))


def _without_last_h(body: str) -> str:
    """Drop a last h (صالح, Saleh, Fatimah), which half of the writers leave out, unless alone."""
    if body.endswith("h") and _VOWELS.sub("", body) != "h":
        return body[:-1]
    return body


def _with_last_vowel(consonants: str, body: str, *, simple: bool) -> str:
    """Keep i or u where the word ends in it, or in the last syllable of a three-letter root."""
    last = _LAST_SYLLABLE.search(body)
    if last is None or last[1] not in "wy":
        return consonants
    vowel, consonant = last.groups()
    if not consonant:
        return consonants + vowel
    if simple and (len(consonants) == 3 or consonants in _LEGIBLE_LAST_SYLLABLE):
        return consonants[:-1] + vowel + consonant
    return consonants


def _arabic_letters(text: str) -> list[str]:
    """Answer the sorted words of a name in plain Arabic letters, empty for any other writing."""
    if not _IN_ARABIC.fullmatch(text):
        return []
    words = (word.removeprefix("ال") for word in name_key(text).split())
    return sorted(word for word in words if word not in ("بن", "بنت"))
