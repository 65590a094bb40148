"""The application of this node, for `manfadh serve` or any ASGI server."""

from django.conf import settings

from manfadh.config.answering import Application

application = Application(threads=settings.MANFADH.threads)
