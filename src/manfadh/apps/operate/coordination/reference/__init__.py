"""Our own orientation: kinds of violations, as data; what no jurist has confirmed says so.

An authority replaces a kind by issuing its own. Each kind has the same id on every node.
"""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from uuid import NAMESPACE_URL, uuid5

from manfadh.apps.operate.coordination.events import ViolationKindIssued


def read_violation_kinds() -> Iterator[ViolationKindIssued]:
    """Every kind of the catalogue, for each authority that it names."""
    told = tomllib.loads((files(__name__) / "violation_kinds.toml").read_text("utf-8"))
    for kind in told["kind"]:
        for authority in kind["authorities"]:
            yield ViolationKindIssued(
                kind_id=uuid5(NAMESPACE_URL, f"manfadh:violation-kind:{authority}:{kind['code']}"),
                authority=authority,
                code=kind["code"],
                department_kind=kind["department"],
                text_ar=kind["ar"],
                text_ckb=kind["ckb"],
                text_en=kind["en"],
                reference=kind["reference"],
                valid_from_on=kind["from"],
                valid_until_on=kind.get("until"),
            )
