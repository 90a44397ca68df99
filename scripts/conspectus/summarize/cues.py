"""Cues by which a sentence belongs to a facet, Chinese and English, with what keeps each from misfiring.

The Chinese cues are those whose precision was measured (research §4). A cue may hold only in sections of a facet:
a modal verb is a recommendation in a section of recommendations and a description elsewhere.
"""

# ruff: noqa: E501  alternatives of one pattern are read together, and Chinese counts double
from __future__ import annotations

import re
from dataclasses import dataclass

from conspectus.summarize.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern for a facet; ``inside`` are the facets of sections it holds in (empty: everywhere).

    ``lead`` stands for what comes before the first heading, an empty string for a section no cue speaks of.
    """

    facet: str
    pattern: re.Pattern[str]
    inside: tuple[str, ...] = ()
    own: bool = False
    """The sentence must speak of the paper's own work: none that cites others or names an author as its subject."""
    unless: re.Pattern[str] | None = None


_ACTIONS = (
    r"加强|完善|推动|构建|打破|鼓励|强化|深化|优化|加大|加快|健全|建立|培育|支持|引导|推进|促进|统筹|拓展|实施|落实|打造|"
    r"破除|扩大|聚焦|提升|提高|坚持|发挥|建设|营造|消除|制定|深入|积极|大力|持续|充分|严格|规范|搭建|畅通|增强|利用|依托|面向"
)
_OPENING = (
    r"(?:第[一二三四五六七八九十]+[，、,]|其[一二三四五六][，、,是]*|[一二三四五六]是要?|首先[，,]|其次[，,]|再次[，,]|最后[，,]|此外[，,]|同时[，,]"
    r"|因此[，,]|为此[，,]|对此[，,]|一方面[，,]|另一方面[，,]|未来[，,])?"
)
_OUGHT = r"(?<![适供反响效对相呼])应(?:该|当)?(?![用对急付变答力试聘届验激运激])"
_WANT = r"(?<![将重主需只若不还想必首简扼摘])要(?![素求点件义性么旨领闻紧害是塞])"
_MUST = r"必须|亟[需须待]|须要|务必|有必要|(?<!不|所|的)需要(?!的|求)"
_ALSO_WANTED = r"率先|着力|进一步|高度|更好|特别|牢牢|注重|重视|考虑|避免|防止|把握|抓住|掌握|保持|保留|维持|顺应|抢占|瞄准|围绕|同时实现"
_STUDY_EN = r"(?:this|the present|our) (?:paper|study|article|research|work)|\bwe\b"


_NAMED = r"[\u3400-\u9fff]{2,4}(?:(?:和|与)[\u3400-\u9fff]{2,4})?等?(?:\s*[（(](?:19|20)\d\d[a-z]?[)）]|\s{3,}|等\s*)"
"""Cited authors as a subject: with a year in brackets, or with a mark, which stands as spaces."""


def _cue(facet: str, pattern: str, inside: tuple[str, ...] = (), unless: str = "", *, own: bool = False) -> Cue:
    return Cue(facet, re.compile(pattern), inside, own, re.compile(unless) if unless else None)


CHINESE = (
    _cue(
        "limitations",
        r"(?:本文|本研究).{0,12}(?:不足|局限)|研究的?(?:不足|局限)|(?:不足|局限)(?:之处|性).{0,6}(?:在于|有待)|(?:未来|后续)研究(?:应|需|可|将|有待|方向)",
    ),
    _cue(
        "contribution",
        r"边际贡献|(?:本文|本研究)的?(?:主要)?(?:贡献|创新)|本文立足于|本文归纳.{0,80}提出|本文(?:的|之)?(?:学术|理论)价值",
    ),
    _cue(
        "contribution",
        r"为.{4,60}提供.{0,12}(?:方案|智慧|借鉴|参考|依据|启示)|(?:丰富|拓展).{0,20}(?:理论|内涵)",
        ("abstract",),
        own=True,
    ),
    _cue(
        "question",
        r"亟待(?:解决|研究|回答).{0,8}(?:议题|问题|课题)|尚属空白|(?:研究|探讨|文献)(?!发现|表明|显示|结果).{0,10}(?:较少|不足|鲜有|匮乏|缺乏)|鲜有(?:研究|文献|学者)",
    ),
    _cue("question", r"(?:如何|怎样|为何).{4,60}(?:问题|课题|议题)", ("background", "abstract", "lead")),
    _cue(
        "question",
        r"(?:本文|本研究)(?:试图|旨在|拟|尝试|力图|主要|重点|将)?(?:探讨|研究|考察|回答|讨论|分析|探究|关注)",
    ),
    _cue(
        "findings",
        r"(?:本文|本研究|我们).{0,40}(?:发现|得出)|(?:研究|结果|实证|检验|测算|回归|分析)(?:结果)?(?:发现|表明|显示)|如[图表] ?\d.{0,8}所示",
        own=True,
    ),
    _cue(
        "method",
        r"(?:本文|本研究|我们|笔者).{0,30}(?:测算|采用|运用|构建.{0,12}(?:指标|模型)|选取|收集|估计|检验)",
        own=True,
    ),
    _cue(
        "method",
        r"熵(?:权|值)|面板数据|回归(?:模型|分析|方程)|问卷(?:调查)?|双重差分|工具变量|访谈|扎根理论|案例研究",
        ("method", "abstract", "background"),
        own=True,
    ),
    _cue("findings", r"(?:成为|呈现|表现出|具有).{0,20}(?:特征|趋势|态势|特点)", ("abstract",), own=True),
    _cue(
        "theory",
        rf"^{_OPENING}{_NAMED}(?:的研究)?(?:则|也|还|进一步)?(?:提出|认为|指出|发现|强调|构建|测算|分析|从|将)",
    ),
    _cue(
        "concepts",
        r"是指(?!向|出|导|引|标)|指的是|主要指|(?:区别于|不同于|相较于).{2,40}[，,].{4,}|^所谓.{1,20}[，,]是?指|(?:可|被)(?:定义|界定|理解)为",
    ),
    _cue(
        "theory",
        r"现有(?:研究|文献)|已有(?:研究|文献)|学者们|(?:一些|部分|有的|多数)学者|学界(?:将|对|认为|普遍|关于|围绕)|[\u3400-\u9fff]{2,4}(?:等|和[\u3400-\u9fff]{2,4})?[（(](?:19|20)\d\d[)）]|(?:理论|学派|学说)(?:则)?(?:认为|指出|可知|强调|提出)",
    ),
    _cue(
        "recommendations",
        rf"^{_OPENING}(?:{_ACTIONS})",
        ("recommendations",),
        r"^.{0,30}(?:了|已经)|(?:能够|可以|有助于|有利于|意味着|体现)",
    ),
    _cue("recommendations", rf"(?:{_OUGHT}|{_WANT}|{_MUST})", ("recommendations", "abstract"), r"若要|如果"),
    _cue(
        "recommendations",
        rf"(?:{_OUGHT}|{_WANT}|{_MUST})(?:{_ACTIONS}|{_ALSO_WANTED})",
        (),
        r"若要|如果|只要|无论|历史",
    ),
    _cue(
        "recommendations",
        r"(?:主要|重点|具体)?(?:路径|举措|措施|任务|对策)(?:主要)?(?:体现在|包括|有|是|在于)[，：:,]?(?:其?一|第一|既要|一是)",
    ),
    _cue(
        "recommendations",
        rf"^{_OPENING}(?:加强|完善|构建|打破|鼓励|健全|破除)",
        (),
        r"了|已经|能够|可以|有助于|有利于|是|以来",
    ),
    _cue(
        "recommendations",
        r"(?:因此|为此|对此|所以)[，,].{0,40}(?:应当?|要|必须|亟[需须])(?![用对急付素求点件义性])",
        (),
        r"若要",
    ),
    _cue(
        "mechanisms",
        r"通过.{4,80}(?:从而|进而|以此)|溢出效应|乘数效应|规模效应|虹吸效应|集聚效应|(?:从而|进而)(?:推动|促进|提升|提高|导致|形成|改变|影响)",
        ("mechanisms", "concepts", ""),
        r"^\s*(?:例如|譬如|比如)",
    ),
    _cue(
        "mechanisms",
        r"(?:导致|引发|使得|加剧|制约|推动|促进|改变|催生)了?.{4,}",
        ("mechanisms",),
        r"^\s*(?:例如|譬如|比如)",
    ),
    _cue(
        "background",
        r"^(?:改革开放(?:以来|后)|近(?:些)?年来?|当前|目前|当今|随着|在.{2,24}(?:背景|形势|情况)下|受.{2,30}影响|面对|然而|与此同时)",
        ("background", "abstract", "lead"),
    ),
)
"""In the order they are tried."""

ENGLISH = (
    _cue(
        "limitations",
        r"(?i)\blimitations?\b|future (?:work|research|studies)|is limited (?:by|to)|(?:cannot|do not) rule out|caution",
    ),
    _cue(
        "contribution",
        rf"(?i)(?:{_STUDY_EN})[^.]{{0,40}}\bcontribut|(?:main|key|first) contributions?|to (?:our|the best of our) knowledge|fills? (?:this|the|a) gap",
    ),
    _cue(
        "question",
        rf"(?i)(?:{_STUDY_EN})[^.]{{0,40}}\b(?:aims?|asks?|examines?|investigates?|explores?|addresses|seeks?|studies|considers)\b|research questions?|(?:little|not much) is known|remains? (?:unclear|unknown|an open)|has received little",
    ),
    _cue(
        "method",
        rf"(?i)(?:{_STUDY_EN})[^.]{{0,30}}\b(?:uses?|used|collect(?:s|ed)?|survey(?:s|ed)?|estimates?|estimated|employ(?:s|ed)?|interview(?:s|ed)?|measured?|construct(?:s|ed)?|adopt(?:s|ed)?|appl(?:y|ies|ied))\b",
        own=True,
    ),
    _cue(
        "method",
        r"(?i)difference-in-differences|instrumental variables?|panel (?:data|of)|regressions?|questionnaires?|semi-structured",
        ("method", "abstract"),
        own=True,
    ),
    _cue(
        "findings",
        rf"(?i)(?:results?|findings|estimates|evidence|analysis|analyses|data) (?:show|suggest|indicate|reveal|confirm|demonstrate)s?\b|(?:{_STUDY_EN})[^.]{{0,20}}\b(?:finds?|found|shows?|showed|observed?|conclude)\b|is associated with",
        own=True,
    ),
    _cue(
        "concepts",
        r"(?i)\b(?:is|are|can be|may be) (?:defined|understood|described) as|\brefers? to\b|by [^,.]{2,40} we mean|we define|the term\b|(?:unlike|as distinct from|in contrast to) ",
    ),
    _cue(
        "theory",
        r"(?i)(?:previous|prior|existing|earlier|recent) (?:studies|work|research|literature|scholars)|(?:theory|literature|scholars) (?:suggests?|holds?|argues?|predicts?|has|have)|[A-Z][a-z]+ (?:and [A-Z][a-z]+|et al\.) ?\(\d{4}",
    ),
    _cue(
        "recommendations",
        r"(?i)\b(?:should|ought to|we recommend|we suggest|it is (?:important|necessary|essential|advisable) (?:to|that))\b|policy ?makers (?:need|must|can)|^(?:First|Second|Third|Finally), (?:strengthen|build|support|promote|encourage|expand|improve|establish)",
        (),
        r"(?i)should (?:not )?be (?:noted|read|interpreted|treated)",
    ),
    _cue("recommendations", r"(?i)\b(?:must|needs? to)\b", ("recommendations",)),
    _cue(
        "mechanisms",
        r"(?i)\bthrough\b.{10,}|\bbecause\b|\bthereby\b|spillovers?|(?:leads?|led|gives? rise|contributes?) to|as a result|which in turn",
        ("mechanisms", "theory"),
    ),
    _cue(
        "background",
        r"^(?:In recent (?:years|decades)|Over the (?:past|last)|Since (?:the|\d)|Today|Currently|At present|As |Despite|However)",
        ("background", "abstract", "lead"),
    ),
)
"""In the order they are tried."""

_DEFINING = ("abstract", "background", "concepts", "lead")
_SHORTEST_DEFINITION = 25
_COPULA = re.compile(
    r"[“\"]?(?P<term>[^“”，,。\"]{2,40}?)[”\"]?(?:作为[^，,]{2,20}[，,])?(?: is (?:an?|the) |(?:则|也)?是(?!否|在|对|通过|如何|不))"
)
_OTHERS_ZH = re.compile(
    r"[\u3400-\u9fff]{2,4}(?:等|和[\u3400-\u9fff]{2,4})?\s*(?:[（(](?:19|20)\d\d[)）]|[\[［^]|\s{3,})"
)
_SELF_ZH = re.compile(r"本文|本研究|我们|笔者")
_SELF_EN = re.compile(rf"(?i){_STUDY_EN}")


def facet_of(sentence: Sentence, section_facet: str, language: str, terms: tuple[str, ...] = ()) -> str:
    """The facet a sentence belongs to by its words, or an empty string. Speeches belong to none.

    ``section_facet`` is the facet of its section, ``abstract`` for a sentence of the abstract; ``terms`` are the
    paper's main terms: a sentence of its opening or of a section on concepts that says what one of them is, defines it.
    """
    if sentence.quoted:
        return ""
    text = sentence.plain.strip()
    if section_facet in _DEFINING and _says_what_is(text, terms):
        return "concepts"
    for cue in CHINESE if language == "zh" else ENGLISH:
        if cue.inside and section_facet not in cue.inside:
            continue
        if cue.pattern.search(text) and not (cue.unless and cue.unless.search(text)):
            if cue.own and not is_own(sentence, language):
                continue
            return cue.facet
    return ""


def _says_what_is(text: str, terms: tuple[str, ...]) -> bool:
    match = _COPULA.match(text)
    if not match or len(text) < _SHORTEST_DEFINITION:
        return False
    return match["term"].strip().casefold() in terms


def is_own(sentence: Sentence, language: str) -> bool:
    """Whether a sentence may speak of the paper's own work: it says so, or cites nobody."""
    itself = (_SELF_ZH if language == "zh" else _SELF_EN).search(sentence.plain)
    if itself:
        return True
    return not sentence.cited and not (language == "zh" and _OTHERS_ZH.search(sentence.plain))
