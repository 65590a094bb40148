"""Removal and expulsion in secondary: the act that fits the person, in its statutory words."""

from dataclasses import dataclass

from manfadh.apps.govern.policy.selectors import ProvisionUnknown, get_act, list_refusal_grounds
from manfadh.apps.operate.crossings.selectors import Inspected, today
from manfadh.kernel.viewers import Viewer
from manfadh.web.components.inspection.forms import RefusalForm
from manfadh.web.components.inspection.places import reader_language


@dataclass(frozen=True, kw_only=True)
class OrderOffered:
    """The one act that fits, with its grounds: the officer can't choose the wrong word."""

    words: str
    text: str
    form: RefusalForm


def order_form(viewer: Viewer, shown: Inspected) -> OrderOffered | None:
    """What may be proposed of somebody who is here; None for who may not propose it.

    Removal where an entry is on record, expulsion where none is known.
    """
    if not viewer.may("order.propose", owner=viewer.authority, port=viewer.port):
        return None
    code, language = "removal" if shown.stay else "expulsion", reader_language()
    try:
        act = get_act(viewer.authority, code, today())
    except ProvisionUnknown:
        return None
    grounds = list_refusal_grounds(viewer.authority, today(), act=code)
    form = RefusalForm(grounds, language, auto_id="order_%s")
    form.fields["note"].required = True
    return OrderOffered(
        words=str(act.words.in_language(language)),
        text=str(act.text.in_language(language)),
        form=form,
    )
