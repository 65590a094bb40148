"""A text as a QR code, drawn without a file: for a page or for a paper."""

import qrcode
from qrcode.image.svg import SvgPathFillImage


def qr_svg(text: str) -> str:
    """The QR code of a text (ISO/IEC 18004, error correction M) as SVG source."""
    drawn: bytes = qrcode.make(text, image_factory=SvgPathFillImage, border=2).to_string()
    return drawn.decode()
