"""Recognise what a file really is by its first bytes, whatever its name says."""

from __future__ import annotations

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, ODT, EPUB …)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"AT&TFORM", "a DjVu document"),
    (b"HM\x1c\x1c\x10", "a CAJ document"),
    (b"CAJ\x00", "a CAJ document"),
    (b"KDH ", "a KDH document"),
)


def real_kind(data: bytes) -> str | None:
    """What the bytes are, in words, where they bear the signature of a format that is not text; else None."""
    head = data[:1024].lstrip()
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) or (signature.startswith((b"%PDF", b"{")) and head.startswith(signature)):
            return kind
    return None


def looks_binary(text: str) -> bool:
    """Whether decoded text holds control characters that no text file has."""
    sample = text[:100_000]
    controls = sum(1 for char in sample if char < " " and char not in "\t\n\r\f\v\x1a\x1e\x1f")
    return "\0" in sample or controls > max(8, len(sample) // 200)
