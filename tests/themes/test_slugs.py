"""Addresses of themes."""

from __future__ import annotations

import pytest

from conspectus.themes.slugs import make_slug


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("绿色转型", "lvse-zhuanxing"),
        ("女性就业", "nvxing-jiuye"),
        ("数字技术", "shuzi-jishu"),
        ("Cold stores", "cold-stores"),
        ("5G网络", "theme-5g-wangluo"),
        ("Économie verte", "economie-verte"),
        ("！", "theme"),
    ],
)
def test_a_label_gives_its_address(label: str, slug: str) -> None:
    assert make_slug(label) == slug


def test_a_taken_address_gets_a_number() -> None:
    assert make_slug("绿色转型", {"lvse-zhuanxing", "lvse-zhuanxing-2"}) == "lvse-zhuanxing-3"
