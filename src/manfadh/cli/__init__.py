"""Floor 5: commands for operators. Each is a module of this package, loaded when it is run."""

from importlib import import_module
from importlib.metadata import version

import click

# Name on the command line -> what it is for. The module of that name holds the `command`.
COMMANDS = {
    "demo": "Try a country of invented people.",
    "serve": "Serve this node in the foreground.",
    "node": "Say who this node is, and with whom it exchanges what it records.",
    "doctor": "Check this node, and say what to do.",
    "migrate": "Bring the tables of this node to this version.",
    "documents": "Read travel documents.",
    "signals": "Find outbreaks in series of counts.",
    "permissions": "Print what each role may do.",
    "tokens": "Let gates and other systems ask this node in an officer's name.",
    "found": "Set up a real node: bodies, places, law, its first administrator.",
    "crossings": "Take over what an older system kept of crossings.",
    "places": "Load and list ports, areas and the law that holds there.",
    "watchlists": "Take lists of whom and what is sought from files.",
    "papers": "Check the seals of receipts and notices.",
    "assessments": "Carry what is asked at ports, and the answers, to the field and back.",
    "portfolio": "Choose interventions under a budget and rules.",
    "results": "Check what is published of results.",
    "ledger": "Check, rebuild, carry and erase what this node has recorded.",
}


class LazyGroup(click.Group):
    """A group that imports a command only when it is run, so that engines need no settings."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"manfadh.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("manfadh"), prog_name="manfadh")
def main() -> None:
    """Manfadh: the border system of a country, from its command line."""
