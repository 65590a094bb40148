"""Words that several facts share."""

from typing import Literal

Direction = Literal["entry", "exit"]
Mode = Literal["foot", "car", "bus", "lorry", "air", "sea", "rail"]
PermissionKind = Literal["none_needed", "visa", "visa_on_arrival", "residence", "border_pass"]
