"""Long answers are compressed on their way to a browser; why that tells nobody a secret is in
docs/decisions/0060.
"""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

# Shorter answers fit into a few packets as they are.
LONG_BYTES = 8_000


class SmallerAnswers(GZipMiddleware):
    """Middleware: gzip, with Django's random padding, for long text that is there as a whole.

    A stream goes out as it comes: its parts are small, and a part that waits for others is late.
    Papers, pictures and workbooks are compressed already.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The answer, compressed where that is worth it."""
        if response.streaming or not _is_text(response.headers.get("Content-Type", "")):
            return response
        if len(getattr(response, "content", b"")) < LONG_BYTES:
            return response
        return super().process_response(request, response)


def _is_text(content_type: str) -> bool:
    kind = content_type.partition(";")[0].strip().lower()
    return kind.startswith("text/") or kind.rpartition("/")[2].endswith("json")
