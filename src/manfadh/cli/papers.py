"""`manfadh papers`: check the seal of a receipt or notice, without a network."""

from urllib.parse import urlsplit

import click

from manfadh.cli.node import open_node

_NOT_GENUINE = 1


@click.group()
def command() -> None:
    """Check the papers of a node by their seals."""


@command.command()
def key() -> None:
    """Print the public key of this node, for whoever checks its papers elsewhere."""
    open_node()
    from manfadh.kernel.ledger.node import own_node

    click.echo(own_node().public_key.hex())


# A seal may begin with a dash, and is no option then.
@command.command(context_settings={"ignore_unknown_options": True})
@click.argument("square")
@click.option(
    "--key", "key_hex", default="", help="The public key of the node, as `key` prints it."
)
def check(square: str, key_hex: str) -> None:
    """Check what stands in the square of a paper: the address, or the seal at its end.

    With --key nothing but that key is asked; else the nodes that this one knows. Ends with code 1
    for a paper that is not genuine. Whether a genuine one still holds, the node's own page tells.
    """
    open_node()
    from manfadh.kernel.seals import SealBroken, key_of_one_node, read_seal

    text = urlsplit(square).path.rstrip("/").rpartition("/")[2]
    try:
        key_of = key_of_one_node(bytes.fromhex(key_hex)) if key_hex else None
        paper = read_seal(text, key_of)
    except ValueError as error:
        raise click.BadParameter("The key is 64 hexadecimal digits.") from error
    except SealBroken as error:
        click.echo(f"Not genuine: {error}", err=True)
        raise SystemExit(_NOT_GENUINE) from error
    amount = f", {paper.amount} {paper.currency}" if paper.amount else ""
    click.echo(
        f"Genuine: {paper.kind} {paper.number}, {paper.on}, {paper.port}, {paper.act}{amount}"
    )
