"""What a headquarters tells of the nodes that it knows."""

from manfadh.kernel.events import Event, event


@event("kernel.node_introduced")
class NodeIntroduced(Event):
    """A headquarters lets its posts know one of them, by its public key (hex).

    So they take what comes of that post, where they may hear it, and open the seals on its papers.
    """

    node: str
    name: str
    public_key: str
