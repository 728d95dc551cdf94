"""Codes to be scanned, drawn as SVG."""

from io import BytesIO

import segno

BORDER = 4
"""Modules of white around a code; scanners ask for four."""


def code_svg(address: str, *, scale: int = 4) -> str:
    """Return a code that holds an address, as an SVG that stands alone."""
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, scale=scale, border=BORDER, light="#ffffff"
    )
    return drawn.getvalue().decode()
