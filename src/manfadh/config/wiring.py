"""Who writes the rows of which event, and who reacts to it. One table, read top to bottom."""

from manfadh.apps.govern.accounts import apply as accounts
from manfadh.apps.govern.audit import apply as audit
from manfadh.apps.govern.complaints import apply as complaints
from manfadh.apps.govern.complaints import selectors as complaints_due
from manfadh.apps.govern.places import apply as places
from manfadh.apps.govern.policy import apply as policy
from manfadh.apps.improve.assessments import apply as assessments
from manfadh.apps.improve.priorities import apply as priorities
from manfadh.apps.operate.coordination import apply as coordination
from manfadh.apps.operate.coordination import selectors as coordination_work
from manfadh.apps.operate.coordination.events import ConcernClosed
from manfadh.apps.operate.crossings import apply as crossings
from manfadh.apps.operate.crossings import selectors as refusals
from manfadh.apps.operate.crossings.events import RefusalSigned
from manfadh.apps.operate.crossings.selectors import consent_questions
from manfadh.apps.operate.crossings.subscribers import complete_refusals
from manfadh.apps.operate.custody import apply as custody
from manfadh.apps.operate.fees import apply as fees
from manfadh.apps.operate.fees import selectors as waivers
from manfadh.apps.operate.lanes import apply as lanes
from manfadh.apps.operate.passengers import apply as passengers
from manfadh.apps.operate.passengers.subscribers import erase_from_lists
from manfadh.apps.operate.situation import apply as situation
from manfadh.apps.operate.travellers import apply as travellers
from manfadh.apps.operate.travellers.events import RecordsMerged, RecordsSplit
from manfadh.apps.operate.watchlists import apply as watchlists
from manfadh.apps.operate.watchlists.services import IMPORT_JOB, run_import
from manfadh.kernel import exports
from manfadh.kernel.approvals import apply as approvals
from manfadh.kernel.attachments import apply as attachments
from manfadh.kernel.comments import apply as comments
from manfadh.kernel.events import Event
from manfadh.kernel.exchange import apply as exchange
from manfadh.kernel.inbox import Provider
from manfadh.kernel.jobs.running import Work
from manfadh.kernel.ledger.erasing import SubjectErased, apply_erasures
from manfadh.kernel.ledger.wiring import Handler, Reaction

HANDLERS: dict[type[Event], Handler] = {
    SubjectErased: apply_erasures,
    **approvals.HANDLERS,
    **attachments.HANDLERS,
    **comments.HANDLERS,
    **exports.HANDLERS,
    **exchange.HANDLERS,
    **audit.HANDLERS,
    **accounts.HANDLERS,
    **places.HANDLERS,
    **policy.HANDLERS,
    **complaints.HANDLERS,
    **travellers.HANDLERS,
    RecordsMerged: crossings.following(travellers.HANDLERS[RecordsMerged]),
    RecordsSplit: crossings.following(travellers.HANDLERS[RecordsSplit]),
    **watchlists.HANDLERS,
    **coordination.HANDLERS,
    **passengers.HANDLERS,
    **fees.HANDLERS,
    **custody.HANDLERS,
    **lanes.HANDLERS,
    **crossings.HANDLERS,
    **situation.HANDLERS,
    **assessments.HANDLERS,
    **priorities.HANDLERS,
}

REACTIONS: dict[str, tuple[Reaction, tuple[type[Event], ...]]] = {
    "crossings.complete_refusals": (complete_refusals, (RefusalSigned, ConcernClosed)),
    "passengers.erase_from_lists": (erase_from_lists, (SubjectErased,)),
}

# What waits for a person: each answers the due work of a viewer (`kernel.inbox`).
DUE_WORK: tuple[Provider, ...] = (
    refusals.due_work,
    consent_questions.due_work,
    coordination_work.due_work,
    waivers.due_work,
    complaints_due.due_work,
)

# The work of each kind of job (`kernel.jobs.running`).
JOBS: dict[str, Work] = {IMPORT_JOB: run_import}
