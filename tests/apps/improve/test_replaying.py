"""However the facts of the improve wing arrive from several nodes, the tables are the same."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manfadh.kernel.ledger.receiving import receive
from manfadh.kernel.ledger.replaying import digest_tables, replay
from manfadh.kernel.ledger.segments import Segment
from tests.apps.operate.stories import facts_of, undone
from tests.kernel.sample.far_node import FarNode

pytestmark = pytest.mark.django_db
FACTS = facts_of("manfadh.apps.improve.")


def cut(node: FarNode, cuts: Sequence[int]) -> list[Segment]:
    """The node's ledger in segments that end at `cuts`."""
    ends = sorted({min(end, len(node.entries)) for end in cuts} | {0, len(node.entries)})
    return [node.segment(first + 1, last) for first, last in pairwise(ends)]


def tables_after(nodes: Sequence[FarNode], arrivals: Sequence[Segment]) -> dict[str, str]:
    with undone():
        for node in nodes:
            node.introduce()
        for segment in arrivals:
            receive(segment)
        live = digest_tables()
        replay()
        assert digest_tables() == live
        return live


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_facts_of_two_nodes_give_equal_tables_in_any_order(data: st.DataObject) -> None:
    nodes = [FarNode() for _ in range(2)]
    for node in nodes:
        node.tell(*data.draw(st.lists(FACTS, min_size=1, max_size=10)))
    seen = []
    for _ in range(2):
        waiting = [cut(node, data.draw(st.lists(st.integers(1, 9)))) for node in nodes]
        order = data.draw(st.permutations([i for i, many in enumerate(waiting) for _ in many]))
        seen.append(tables_after(nodes, [waiting[i].pop(0) for i in order]))
    assert seen[0] == seen[1]
