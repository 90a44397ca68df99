"""A small review: the sample corpus's pages that people wrote, with records made up for them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conspectus.disk import write_text
from conspectus.weave.scaffold import new_review

CORPUS = Path(__file__).parents[1] / "corpus"

PAPERS = """\
@article{wen2023shuzi,
  author = {闻砚舟 and 祝清禾 and 单屿 and 贺兰溪},
  title = {数字平台如何重塑县域竹器产业：合作社升级的机理与路径},
  journal = {沧原大学学报(人文社会版)},
  year = {2023},
  number = {2},
  pages = {14--29},
  ids = {wen2023pingtai},
  langid = {chinese},
}

@article{qiu2023zhuqi,
  author = {仇澄 and 解牧云},
  title = {竹器产业技艺数据:由来、特征与治理},
  journal = {江澜理工大学学报(社会与产业版)},
  year = {2023},
  number = {6},
  langid = {chinese},
}

@article{holloway2022owns,
  author = {Holloway, Maren and Achterberg, Tobias and Yuan, Li and Del Río, Inés},
  title = {Who Owns the Storefront? Platform Cooperatives \\& Craft Livelihoods in 100\\% of River Towns},
  journal = {Journal of Rural Enterprise Studies},
  year = {2022},
  volume = {29},
  number = {3},
  pages = {211--224},
  doi = {10.5555/jres.2022.29.3.211},
  langid = {english},
}
"""

CITED = """\
@book{mensah2019ledgers,
  author = {Mensah, Kwame},
  title = {Ledgers of the Loom},
  publisher = {Harbour Press},
  address = {Accra},
  year = {2019},
  langid = {english},
}

@article{zha2019yicang,
  author = {查令仪},
  title = {义仓与手艺},
  journal = {县域观察},
  year = {2019},
  langid = {chinese},
}
"""

LOCK = """\
lock: 1
citekey: holloway2022owns
source:
  file: papers/005.txt
  sha256: "0000000000000000000000000000000000000000000000000000000000000000"
  article: 0
  language: en
sections: []
references:
  1: mensah2019ledgers
  2: wen2023shuzi
evidence: []
retired:
  c-aaaaaaaa: {claim}
"""


@pytest.fixture
def small_review(tmp_path: Path) -> Path:
    """A review in Chinese with three papers, one of them on an English page, and six themes."""
    root = tmp_path / "review"
    for file, text in new_review("样例综述 & 其他", "zh").items():
        write_text(root / file, text)
    shutil.copytree(CORPUS / "docs", root / "docs", dirs_exist_ok=True)
    write_text(root / "bib" / "papers.bib", PAPERS)
    write_text(root / "bib" / "cited.bib", CITED)
    return root


def page(root: Path, name: str, body: str, title: str = "标题") -> None:
    """Write a page of the review: ``papers/wen2023shuzi`` or ``themes/craft-data``."""
    key = name.rpartition("/")[2].split(".")[0]
    write_text(root / "docs" / f"{name}.md", f"---\ntitle: {title}\ncitekey: {key}\n---\n\n# {title}\n\n{body}\n")
