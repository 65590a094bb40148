"""The chores of a node: what its server does beside the pages."""

from manfadh.kernel.jobs.running import release_abandoned, run_next
from manfadh.workers.beside import Chore
from manfadh.workers.line import LINE
from manfadh.workers.relay import RELAY
from manfadh.workers.retention import RETENTION


def run_jobs() -> bool:
    """Run the job that has waited longest, those of a server that died among them."""
    release_abandoned()
    return run_next()


CHORES: tuple[Chore, ...] = (RELAY, LINE, RETENTION, Chore("jobs", run_jobs, rest_seconds=1.0))
