"""How much of a passage a card shows."""

from __future__ import annotations


def excerpt(passage: str, phrase: str, limit: int | None) -> tuple[str, str, str]:
    """The part of a passage to show: what stands before the phrase, the phrase, and what follows.

    Together they have at most ``limit`` characters (None: the whole passage), marks of omission included.
    Where the phrase is not in the passage as written, the beginning is shown and the last two are empty.
    """
    text = " ".join(passage.split())
    at = text.find(phrase) if phrase else -1
    if at < 0:
        return (text if limit is None or len(text) <= limit else text[: limit - 1] + "…"), "", ""
    before, after = text[:at], text[at + len(phrase) :]
    if limit is None or len(text) <= limit:
        return before, phrase, after
    room = max(limit - len(phrase) - 2, 0)
    left = min(len(before), max(room // 2, room - len(after)))
    right = room - left
    before = before if left >= len(before) else "…" + before[len(before) - left :]
    after = after if right >= len(after) else after[:right] + "…"
    return before, phrase, after
