"""A text as a QR code, drawn so that the page needs nothing from elsewhere."""

from base64 import b64encode

from manfadh.kernel.qr import qr_svg


def qr_data_uri(text: str) -> str:
    """The QR code of a text as an SVG image in a data: address."""
    return f"data:image/svg+xml;base64,{b64encode(qr_svg(text).encode()).decode()}"
