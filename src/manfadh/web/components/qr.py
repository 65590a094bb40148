"""A text as a QR code, drawn so that the page needs nothing from elsewhere."""

from base64 import b64encode

import qrcode
from qrcode.image.svg import SvgPathFillImage


def qr_data_uri(text: str) -> str:
    """The QR code of a text as an SVG image in a data: address."""
    drawn: bytes = qrcode.make(text, image_factory=SvgPathFillImage, border=2).to_string()
    return f"data:image/svg+xml;base64,{b64encode(drawn).decode()}"
