"""Names are split as reference lists and bylines print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conspectus.parse.names import is_group, split_inverted, split_name, split_names

PEOPLE = [
    # printed, literal, family, given, suffix
    ("谭明", "谭明", "谭", "明", ""),
    ("刘 志 远", "刘志远", "刘", "志远", ""),
    ("邓　海", "邓海", "邓", "海", ""),
    ("欧阳文", "欧阳文", "欧阳", "文", ""),
    ("令狐一川", "令狐一川", "令狐", "一川", ""),
    ("范徐丽华", "范徐丽华", "范", "徐丽华", ""),
    ("阿尔文·托夫勒", "阿尔文·托夫勒", "托夫勒", "阿尔文", ""),
    ("SMITH G", "SMITH G", "SMITH", "G", ""),
    ("BAKER R E Jr", "BAKER R E Jr", "BAKER", "R E", "Jr"),
    ("DES PRES D J", "DES PRES D J", "DES PRES", "D J", ""),
    ("DU L", "DU L", "DU", "L", ""),
    ("Park J-R", "Park J-R", "Park", "J-R", ""),
    ("Brown JR", "Brown JR", "Brown", "JR", ""),
    ("Novak, B. J.", "Novak, B. J.", "Novak", "B. J.", ""),
    ("Novak, B. J., Jr.", "Novak, B. J., Jr.", "Novak", "B. J.", "Jr"),
    ("B. J. Novak", "B. J. Novak", "Novak", "B. J.", ""),
    ("Anna van Dijk", "Anna van Dijk", "van Dijk", "Anna", ""),
    ("WANG Xue Jun", "WANG Xue Jun", "WANG", "Xue Jun", ""),
    ("Ozturk", "Ozturk", "Ozturk", "", ""),
]
GROUPS = [
    "乡村振兴研究课题组",
    "中国造船学会",
    "工业和信息化部",
    "世界银行",
    "World Bank",
    "United Nations Department of Statistics",
    "IBM",
]
LISTS = [
    ("张三,李四,王五", ["张三", "李四", "王五"], False),
    ("张三，李四，等", ["张三", "李四"], True),
    ("张三、李四和王五", ["张三", "李四", "王五"], False),
    ("SMITH G, JONES J, LEE T", ["SMITH G", "JONES J", "LEE T"], False),
    ("FRANK A K, WONG D M, et al.", ["FRANK A K", "WONG D M"], True),
    ("Moss, D. D., & Marsh, R. E.", ["Moss, D. D.", "Marsh, R. E."], False),
    ("Moss, D. D., K. A. Hollis, and P. J. Tern.", ["Moss, D. D.", "K. A. Hollis", "P. J. Tern"], False),
    ("Bloom, Clara S., Nathan E. Winter & Eric Hall", ["Bloom, Clara S.", "Nathan E. Winter", "Eric Hall"], False),
    ("Pérez-Ruiz JJ, Arias A, de la Torre JC", ["Pérez-Ruiz JJ", "Arias A", "de la Torre JC"], False),
    ("乡村振兴研究课题组, 史明", ["乡村振兴研究课题组", "史明"], False),
    ("牛明、Swift I. R.、雷光", ["牛明", "Swift I. R.", "雷光"], False),
    ("Department of Economic and Social Affairs", ["Department of Economic and Social Affairs"], False),
    ("Smith J; Jones K", ["Smith J", "Jones K"], False),
    ("Marsh R E, eds.", ["Marsh R E"], False),
    ("", [], False),
]


@pytest.mark.parametrize(("printed", "literal", "family", "given_name", "suffix"), PEOPLE)
def test_a_person_has_family_and_given_name(
    printed: str, literal: str, family: str, given_name: str, suffix: str
) -> None:
    name = split_name(printed)
    assert (name.literal, name.family, name.given, name.suffix) == (literal, family, given_name, suffix)


@pytest.mark.parametrize("printed", GROUPS)
def test_a_group_keeps_only_its_literal_form(printed: str) -> None:
    assert is_group(printed)
    name = split_name(printed)
    assert (name.literal, name.family, name.given) == (printed, "", "")


@pytest.mark.parametrize(("printed", "expected", "et_al"), LISTS)
def test_a_list_is_split_into_its_members(printed: str, expected: list[str], et_al: bool) -> None:
    names, more = split_names(printed)
    assert [name.literal for name in names] == expected
    assert more is et_al


@given(st.text(max_size=60))
def test_no_string_raises(printed: str) -> None:
    split_name(printed)
    split_names(printed)


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("帕特南，罗伯特", [("帕特南", "罗伯特")]),
        ("韦伯，马克斯", [("韦伯", "马克斯")]),
        ("帕特南，罗伯特、费尔德斯坦，刘易斯", [("帕特南", "罗伯特"), ("费尔德斯坦", "刘易斯")]),
        ("林丽，马明", []),
        ("李路平，王小川", []),
        ("马克思，恩格斯", []),
        ("帕特南", []),
    ],
)
def test_a_foreign_name_with_its_family_name_first_is_one_name(printed: str, people: list[tuple[str, str]]) -> None:
    assert [(name.family, name.given) for name in split_inverted(printed)] == people
