"""Serve the node: one process for pages, static files, live lines and the work beside them."""

import asyncio
import errno
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import uvicorn
from django.conf import settings

from manfadh.cli import static_files
from manfadh.cli.node import open_node

SECONDS_TO_FINISH = 3


class Server(uvicorn.Server):
    """Uvicorn that ends in peace: it does not raise the signal again once it has stopped."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on Ctrl-C and on SIGTERM; a second Ctrl-C does not wait for open answers."""
        before = {
            number: signal.signal(number, self.handle_exit)
            for number in (signal.SIGINT, signal.SIGTERM)
        }
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


@click.command()
def command() -> None:
    """Serve this node in the foreground; Ctrl-C ends it."""
    open_node()
    given = settings.MANFADH
    with listening(given.listen_address, given.port) as listener:
        scheme = "https" if given.certificate else "http"
        click.echo(f"{scheme}://{given.listen_address}:{given.port}")
        serve(listener)


@contextmanager
def listening(address: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens. Raises click.ClickException when the port can't be had."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # Named as TCP, for asyncio to send each answer at once; else it waits 40 ms for the last part.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((address, port))
        except OSError as error:
            raise click.ClickException(_why_not(address, port, error)) from error
        yield listener


def _why_not(address: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken. End what uses it, or name another in MANFADH_PORT."
    return f"Can't listen on {address}, port {port}: {error.strerror}."


def serve(listener: socket.socket) -> None:
    """Serve until told to stop. The application does what begins and ends a node's day."""
    static_files.gather()
    asyncio.run(_serving(listener))


def own_certificate() -> Path | None:
    """The PEM file of chain and key to serve with, None where a proxy does it.

    Raises click.ClickException where the one that is named is not there.
    """
    named = settings.MANFADH.certificate
    if not named:
        return None
    path = (
        Path(settings.MANFADH.data_folder) / "tls" / "node.pem" if named == "own" else Path(named)
    )
    if not path.exists():
        raise click.ClickException(f"There is no {path}. Make it: manfadh node certificate")
    return path


async def _serving(listener: socket.socket) -> None:
    certificate = own_certificate()
    configuration = uvicorn.Config(
        settings.ASGI_APPLICATION.replace(".application", ":application"),
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=65,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
        ssl_certfile=certificate,
        proxy_headers=settings.MANFADH.https and certificate is None,
        forwarded_allow_ips="127.0.0.1",
    )
    await Server(configuration).serve(sockets=[listener])
