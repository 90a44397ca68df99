"""Width folding that keeps every offset: rules are written once, in half width, and spans still fit the raw entry."""

from __future__ import annotations

_TABLE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_TABLE |= {
    ord(full): ord(half)
    for full, half in {
        "\u3000": " ",
        "\u00a0": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\t": " ",
        "\n": " ",
        "\r": " ",
        "．": "。",
        "【": "[",
        "】": "]",
        "﹝": "[",
        "﹞": "]",
        "〔": "[",
        "〕": "]",
        "‖": "∥",
        "‐": "-",
        "‑": "-",
        "–": "-",
        "−": "-",
        "〜": "~",
        "∼": "~",
    }.items()
}


def fold(text: str) -> str:
    """``text`` in half width, code point for code point, so that offsets into one hold for the other.

    Full-width ASCII becomes ASCII; ``【】`` and ``〔〕`` become ``[]``; the various blanks, hyphens and tildes
    become one each. The full-width full stop becomes ``。``: unlike ``.`` it always ends a part. The em dash, ``、``
    and quotation marks stay: they carry meaning.
    """
    return text.translate(_TABLE)
