"""One alphabet for two scripts: a token as it sounds, roughly, in Arabic, Kurdish or Latin letters.

The alphabet: the consonants `b t s j h x d z r c f k l m n`, `'` for ayn and hamza, and the
vowels or half vowels `a e y w`. Letters that clerks of the region do not tell apart in Latin fall
together: c is sh and ch, x is kh, j is also g, k is also q and gh, w is also o, u and v.
"""

import re
from functools import lru_cache
from typing import Final

from manfadh.libs.names.folding import CACHED_TOKENS, fold_token, split_bare

_ARABIC_SOUNDS: Final = str.maketrans(
    {
        "ا": "a", "ٱ": "a", "ع": "'", "ء": "'",
        "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ة": "a", "ث": "s", "س": "s", "ص": "s",
        "ج": "j", "گ": "j", "ژ": "j", "چ": "c", "ش": "c", "ح": "h", "ه": "h", "ھ": "h", "ہ": "h",
        "خ": "x", "د": "d", "ض": "d", "ذ": "d", "ز": "z", "ظ": "d", "ر": "r", "ڕ": "r", "غ": "k",
        "ف": "f", "ق": "k", "ك": "k", "ک": "k", "ل": "l", "ڵ": "l", "م": "m", "ن": "n",
        "و": "w", "ۆ": "w", "ڤ": "w", "ي": "y", "ی": "y", "ى": "y", "ێ": "y", "ە": "e",
        "ٹ": "t", "ڈ": "d", "ڑ": "r", "ے": "y", "ں": "n",
    }
)  # fmt: skip
_SEATS_OF_HAMZA: Final = str.maketrans({"ئ": "ء", "ؤ": "ءو"})
_MARKED_LATIN: Final = str.maketrans({
    "ş": "sh", "š": "sh", "ș": "sh", "ç": "ch", "č": "ch", "ğ": "gh", "ġ": "gh", "ḫ": "kh",
    "ḵ": "kh", "ṯ": "th", "ḏ": "dh", "ǧ": "j", "ž": "zh", "ı": "i",
})  # fmt: skip
_LATIN_SOUNDS: Final = {
    "kh": "x", "gh": "k", "sh": "c", "ch": "c", "th": "s", "dh": "d", "zh": "j", "ph": "f",
    "dj": "j", "ck": "k", "ee": "y", "oo": "w", "ou": "w", "ie": "y",
    "c": "j", "g": "j", "i": "y", "o": "w", "p": "b", "q": "k", "u": "w", "v": "w",
}  # fmt: skip
_LATIN_UNIT: Final = re.compile("|".join(_LATIN_SOUNDS))
_LATIN_FIRST_VOWELS: Final = re.compile(r"^[aeiou]+")
_WRITTEN_TWICE: Final = re.compile(r"([bcdfghjkmnrstxz])(?=\1)")
_ACTIVE_IN_LATIN: Final = re.compile(r"^([b-df-z])a([b-df-z])\2?e([b-df-z])$")
_ACTIVE_IN_ARABIC: Final = re.compile(r"^([b-df-z])a([b-df-vxz])([b-df-vxz])$")
_LATIN_CONTEXTS: Final = (
    (re.compile(r"(?<=^f[ae])th"), "t'h"),
    (re.compile(r"(?<=^m[ei])dh(?=a)"), "d'h"),
    (re.compile(r"(?<=^a)dh(?=a)"), "d'h"),
    (re.compile(r"(?<=^m[ae])zh"), "z'h"),
    (re.compile(r"c(?=y|e$)"), "s"),
    (re.compile(r"c$|c(?=[lrt])"), "k"),
    (re.compile(r"(?<=[iou][dlmnrst])e$"), ""),
)
_SILENT_LETTERS: Final = {"عمرو": "عمر", "طه": "طاها"}
_NOT_AN_ARTICLE: Final = frozenset(["الياس", "الهام", "الماس", "الينا", "الفريد", "البرت"])
_SORANI_VOWELS: Final = frozenset("ەێۆ")

# Their last letter looks like a long i and is spoken as a.
_ENDING_IN_A: Final = frozenset(
    {
        "بشري", "ذكري", "رضوي", "رؤي", "روي", "سلمي", "سلوي", "سهي", "شذي", "ضحي", "عيسي", "فدوي",
        "كبري", "لبني", "ليلي", "مجتبي", "مرتضي", "مصطفي", "مني", "موسي", "نجوي", "ندي", "نهي",
        "هدي", "يحيي",
    }
)  # fmt: skip


@lru_cache(maxsize=CACHED_TOKENS)
def spoken(token: str) -> tuple[str, ...]:
    """Write one token in the common alphabet; a hyphen inside makes several. Never raises."""
    plain = token.translate(_SEATS_OF_HAMZA).casefold().translate(_MARKED_LATIN)
    sounds: list[str] = []
    for part in split_bare(plain):
        if part.isascii():
            sounds.append(_latin(part))
        else:
            sounds.extend(_arabic(part))
    return tuple(sounds)


def _latin(part: str) -> str:
    part = _LATIN_FIRST_VOWELS.sub("a", part)
    for written, sounded in _LATIN_CONTEXTS:
        part = written.sub(sounded, part)
    sounds = _LATIN_UNIT.sub(lambda unit: _LATIN_SOUNDS[unit[0]], part)
    return _ACTIVE_IN_LATIN.sub(r"\1a\2y\3", sounds)


def _arabic(part: str) -> tuple[str, ...]:
    if part.startswith("ال") and len(part) > 4 and part not in _NOT_AN_ARTICLE:
        return ("al", *_arabic(part[2:]))
    sounds = _SILENT_LETTERS.get(part, part).translate(_ARABIC_SOUNDS)
    if sounds[0] == "'" and part[0] == "ء":
        sounds = "a" + sounds[1:]
    if part[-1] in "هةہ" and len(part) > 2:
        sounds = sounds[:-1] + ("t" if len(part) > 3 and sounds[-2] == "a" else "a")
    elif sounds.endswith("y") and fold_token(part)[0] in _ENDING_IN_A:
        sounds = sounds[:-1] + "a"
    if not _SORANI_VOWELS.isdisjoint(part):
        return (sounds,)
    return (_ACTIVE_IN_ARABIC.sub(r"\1a\2y\3", _WRITTEN_TWICE.sub(r"\1'", sounds)),)
