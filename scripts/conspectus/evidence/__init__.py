"""Claims held against the papers they rest on: passages found exactly, locked, and verified again."""

from conspectus.evidence.choose import choose_phrase, phrases_for
from conspectus.evidence.counting import Hit, counts_of, hits_of
from conspectus.evidence.describe import Description, Occurrence, describe_phrase
from conspectus.evidence.institutions import known_institutions, missing_institutions
from conspectus.evidence.locate import Ambiguous, Found, NotFound, locate
from conspectus.evidence.lock import evidence_id, lock_paper, locked_entry, passage_hash, passages_of, relocate, relock
from conspectus.evidence.lock_file import LockError, dump_lock, load_lock, parse_lock
from conspectus.evidence.nearest import Suggestion, suggest
from conspectus.evidence.numbers import numbers_beyond, numbers_in
from conspectus.evidence.places import Place, places, places_in
from conspectus.evidence.receipt_file import RECEIPT_FILE, dump_receipt, parse_receipt
from conspectus.evidence.receipts import differences, take_receipt
from conspectus.evidence.sharing import SharedRun, SourceIndex
from conspectus.evidence.verify import evidence_state

__all__ = [
    "RECEIPT_FILE",
    "Ambiguous",
    "Description",
    "Found",
    "Hit",
    "LockError",
    "NotFound",
    "Occurrence",
    "Place",
    "SharedRun",
    "SourceIndex",
    "Suggestion",
    "choose_phrase",
    "counts_of",
    "describe_phrase",
    "differences",
    "dump_lock",
    "dump_receipt",
    "evidence_id",
    "evidence_state",
    "hits_of",
    "known_institutions",
    "load_lock",
    "locate",
    "lock_paper",
    "locked_entry",
    "missing_institutions",
    "numbers_beyond",
    "numbers_in",
    "parse_lock",
    "parse_receipt",
    "passage_hash",
    "passages_of",
    "phrases_for",
    "places",
    "places_in",
    "relocate",
    "relock",
    "suggest",
    "take_receipt",
]
