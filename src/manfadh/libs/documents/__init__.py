"""Travel documents by ICAO Doc 9303: the machine-readable zone, read, watched while typed, written.

>>> from manfadh.libs.documents import read_text
>>> upper = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
>>> lower = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
>>> mrz = read_text(upper + "\\n" + lower)
>>> mrz.kind, mrz.valid, mrz.fields.number, mrz.fields.surname
(<Kind.TD3: 'TD3'>, True, 'L898902C3', 'ERIKSSON')
"""

from manfadh.libs.documents.dates import PartialDate, resolve_birth, resolve_expiry
from manfadh.libs.documents.layouts import Kind
from manfadh.libs.documents.lines import Lines, read_text, split_lines
from manfadh.libs.documents.live import DigitState, LiveDigit, PartialCheck, check_partial
from manfadh.libs.documents.mrz import Fields, Mrz, Sex, read_mrz
from manfadh.libs.documents.reasons import CATALOGUE, Reason
from manfadh.libs.documents.repairs import Change, Repair, suggest_repairs
from manfadh.libs.documents.transliteration import arabic_from_zone, name_for_zone
from manfadh.libs.documents.writing import UnwritableFieldError, write_mrz

__all__ = [
    "CATALOGUE",
    "Change",
    "DigitState",
    "Fields",
    "Kind",
    "Lines",
    "LiveDigit",
    "Mrz",
    "PartialCheck",
    "PartialDate",
    "Reason",
    "Repair",
    "Sex",
    "UnwritableFieldError",
    "arabic_from_zone",
    "check_partial",
    "name_for_zone",
    "read_mrz",
    "read_text",
    "resolve_birth",
    "resolve_expiry",
    "split_lines",
    "suggest_repairs",
    "write_mrz",
]
