"""Choose interventions from the command line, without settings and without a database."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
import msgspec

# Ends of the command: an answer; no choice keeps the rules; the problem cannot be read; no answer
# within its time.
INFEASIBLE, BAD_PROBLEM, NO_ANSWER = 1, 2, 3


@click.group()
def command() -> None:
    """Choose interventions under a budget and rules."""


@command.command("choose")
def choose_from_standard_input() -> None:
    """Read a problem (JSON) from standard input, and write its answer (JSON).

    \b
    manfadh portfolio choose < problem.json > answer.json

    Ends with 0 when there is an answer, 1 when no choice keeps the rules (the answer then names the
    conflict), 2 when the problem cannot be read ({"error": {"code", "faults": [{"path",
    "message"}]}}), 3 when nothing was found in time. docs/engines/portfolio.md has every field.
    """
    from manfadh.libs.portfolio import BadProblem, SolverStopped, choose, read_problem

    try:
        with without_banner():
            answer = choose(read_problem(sys.stdin.buffer.read()))
    except BadProblem as bad:
        faults = [{"path": one.path, "message": one.message} for one in bad.faults]
        _refuse({"code": "bad_problem", "faults": faults}, str(bad), BAD_PROBLEM)
    except SolverStopped as stopped:
        message = f"No choice was found in time ({stopped}). Give it more seconds."
        _refuse({"code": "no_answer", "message": message}, message, NO_ANSWER)
    else:
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
        if answer.conflict is not None:
            click.echo(answer.conflict.message, err=True)
            sys.exit(INFEASIBLE)


@contextmanager
def without_banner() -> Iterator[None]:
    """Keep the solver's banner, which it prints past Python, out of output that is JSON alone."""
    sys.stdout.flush()
    ours, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(ours, 1)
        os.close(ours)
        os.close(nowhere)


def _refuse(error: dict[str, object], message: str, code: int) -> None:
    sys.stdout.write(json.dumps({"error": error}, ensure_ascii=False) + "\n")
    click.echo(message, err=True)
    sys.exit(code)


@command.command("schema")
@click.option("--answer", is_flag=True, help="The schema of the answer instead.")
def print_schema(answer: bool) -> None:
    """Print the JSON Schema of a problem."""
    from manfadh.libs.portfolio import answer_schema, problem_schema

    schema = answer_schema() if answer else problem_schema()
    sys.stdout.write(json.dumps(schema, indent=2, ensure_ascii=False) + "\n")
