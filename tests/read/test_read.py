"""Reading a file: which encodings and line ends are understood, and what is refused with which words."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest

from conspectus.read import SourceError, read_source
from conspectus.read.reader import MAX_BYTES, MAX_LINE

CHINESE = "竹器的价格与手艺人的收入：本文利用调查数据说明，平台的规则影响了工坊的收入，应当由合作社共同商定。\n" * 3
TRADITIONAL = "竹器的價格與手藝人的收入：本文利用調查資料說明，平台的規則影響了工坊的收入，應當由合作社共同商定。\n" * 3


def refused(path: Path) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_source(path, path.parent)
    return caught.value


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "utf-8"),
        (CHINESE, "utf-8-sig"),
        (CHINESE, "gb18030"),
        (TRADITIONAL, "big5"),
        (CHINESE, "utf-16"),
        (CHINESE, "utf-16-le"),
        (CHINESE, "utf-16-be"),
        (CHINESE, "utf-32"),
        ("Café crème — “déjà vu”, naïve rôle. " * 5, "cp1252"),
        ("Plain words in an old file. " * 5, "utf-16-le"),
    ],
)
def test_an_encoding_is_recognised_on_the_whole_file(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes(text.encode(encoding))
    source = read_source(path, tmp_path)
    assert (source.text, source.encoding) == (text, encoding)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f\n"])
def test_line_ends_stay_as_they_stand(tmp_path: Path, end: str) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes(end.join(["甲", "乙"]).encode())
    assert read_source(path, tmp_path).text == f"甲{end}乙"


def test_the_source_names_its_file_below_the_root_and_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "paper.MD"
    path.parent.mkdir()
    path.write_bytes("# 题".encode())
    source = read_source(path, tmp_path)
    assert (source.file, source.format) == ("deep/paper.MD", "md")
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", " \n\r\n　\n".encode(), "empty"),
        ("mark.txt", b"\xef\xbb\xbf", "empty"),
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "wrong-extension"),
        ("paper.md", b"PK\x03\x04\x14\x00\x06\x00", "wrong-extension"),
        ("paper.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "wrong-extension"),
        ("noise.txt", bytes(range(256)) * 8, "binary"),
        ("noise.txt", bytes([0x81, 0x20, 0xFF, 0xFE, 0x90] * 40), "undecodable"),
        ("paper.docx", b"PK\x03\x04", "unsupported-format"),
        ("paper", b"text", "unsupported-format"),
        ("line.txt", b"a" * (MAX_LINE + 1), "line-too-long"),
    ],
)
def test_what_is_no_text_is_refused_with_a_code(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    error = refused(path)
    assert error.code == code
    assert error.path == path
    assert str(path) in str(error)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    assert refused(path).code == "too-large"


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    assert refused(tmp_path / "folder.txt").code == "not-a-file"
    assert refused(tmp_path / "absent.txt").code == "missing"


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("甲", encoding="utf-8")

    def refuse(_self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    # the system's own refusal, which an administrator never meets
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert refused(path).code == "unreadable"


def test_an_error_survives_the_way_between_processes() -> None:
    error = SourceError("empty", "there is no text in it", Path("a.txt"))
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301  our own bytes
    assert (copy.code, copy.message, copy.path) == (error.code, error.message, error.path)
