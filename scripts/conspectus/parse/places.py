"""Names of places that open or follow an institution's name, for telling where a byline ends."""

from __future__ import annotations

_PROVINCES = (
    "北京 天津 上海 重庆 河北 山西 内蒙古 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北"
    " 湖南 广东 广西 海南 四川 贵州 云南"
    " 西藏 陕西 甘肃 青海 宁夏 新疆 台湾 香港 澳门"
)
_CITIES = (
    "南京 杭州 广州 深圳 武汉 成都 西安 长沙 郑州 济南 青岛 大连 沈阳 长春 哈尔滨 合肥 福州 厦门"
    " 南昌 昆明 贵阳 南宁 海口 兰州"
    " 西宁 银川 乌鲁木齐 呼和浩特 太原 石家庄 苏州 无锡 宁波 温州 徐州 扬州 佛山 东莞 珠海 烟台"
    " 洛阳 宜昌 桂林 湘潭 株洲 淄博 保定"
    " 秦皇岛 绵阳"
)
_OTHERS = (
    "中国 中央 中共 国家 国务院 全国 解放军 清华 复旦 南开 同济 东南 西南 西北 东北 华东 华中 华南 华北 中南 首都 对外"
)
OPENERS = tuple(sorted({*_PROVINCES.split(), *_CITIES.split(), *_OTHERS.split()}, key=len, reverse=True))
"""Words with which the names of institutions begin, the longest first."""
