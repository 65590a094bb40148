"""Queues at lanes: what theory says, what stamps and counts reveal, and a queue to test both on.

`theory` holds the textbook formulae, `inference` the wait that decisions' times alone reveal,
`waiting` the estimate for a port with its interval, `simulation` queues whose truth is known.
"""

from manfadh.libs.queueing.inference import Stretch, congested_stretches, infer_waits
from manfadh.libs.queueing.simulation import Served, simulate
from manfadh.libs.queueing.theory import (
    erlang_b,
    erlang_c,
    mean_wait_mg1,
    mean_wait_mgc,
    mean_wait_mmc,
    servers_needed,
    wait_exceeds,
)
from manfadh.libs.queueing.waiting import (
    Count,
    Estimate,
    Service,
    estimate_waiting,
    throughput,
)

__all__ = [
    "Count",
    "Estimate",
    "Served",
    "Service",
    "Stretch",
    "congested_stretches",
    "erlang_b",
    "erlang_c",
    "estimate_waiting",
    "infer_waits",
    "mean_wait_mg1",
    "mean_wait_mgc",
    "mean_wait_mmc",
    "servers_needed",
    "simulate",
    "throughput",
    "wait_exceeds",
]
