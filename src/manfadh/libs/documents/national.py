"""Layouts of one State that look like those of Doc 9303 and are not, to be named as such."""

from manfadh.libs.documents.check_digits import digit_of, values_of


def is_french_identity_card(zone: str) -> bool:
    """Tell whether 72 characters are a French identity card of 1988 to 2021: two lines of 36.

    Its own three check digits must agree, so a misread TD2 is not taken for one.
    Source: specimen cards; the layout is national and not in Doc 9303-6.
    """
    if not zone.startswith("IDFRA"):
        return False
    values = values_of(zone)
    return (
        digit_of(values[36:48]) == zone[48]
        and digit_of(values[63:69]) == zone[69]
        and digit_of(values[:71]) == zone[71]
    )
