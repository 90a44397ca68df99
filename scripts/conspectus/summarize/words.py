"""Stop lists: function words and the general vocabulary of academic prose, which say nothing of a paper's subject.

Written for this program. No word of a particular field stands here: what a set of papers has in common is
worked out from the papers.
"""

from __future__ import annotations

FUNCTION_ZH = frozenset(
    """的 了 和 与 及 以及 或 或者 在 是 为 以 于 对 从 到 由 被 把 将 让 使 使得 向 往 自 至 按 按照 根据 依据 通过 经过 随着
    作为 对于 关于 由于 因为 因此 所以 从而 进而 并 并且 而 而且 且 但 但是 然而 不过 虽然 尽管 即使 如果 若 则 即 就 才 又 也
    都 还 再 更 最 很 极 较 比较 非常 十分 不 没 没有 未 无 非 这 那 此 该 其 他 她 它 他们 它们 我 我们 你 您 自己 本 各 每 某
    之 者 所 个 种 类 些 一些 这些 那些 这种 那种 这个 那个 一个 一种 一方面 另一方面 首先 其次 再次 最后 此外 另外 同时 其中
    其一 其二 其三 第一 第二 第三 第四 第五 第六 一是 二是 三是 四是 例如 譬如 比如 如 等 等等 上 下 中 内 外 前 后 里 间
    当前 目前 如今 近年来 以来 时 当 可 可以 能 能够 会 要 应 应该 应当 必须 需 需要 须 已 已经 曾 正 正在 着 过 地 得 来 去
    有 具有 存在 成为 进行 加以 予以 实现 不断 逐步 逐渐 进一步 更加 尤其 特别 特别是 尤其是 主要 重要 一定 相关 有关 不同
    多 少 好 弱 快 慢 两 二 三 四 五 六 七 八 九 十 一 既 只有 唯有 无论 不仅 而是 甚至 仍 仍然 依然
    只 只是 什么 如何 怎样 为何 是否 方面 情况 过程 问题 方式 形式 程度 角度 层面 部分 范围 水平 下面 上述 以下 如下 所谓""".split()
)
"""Chinese function words, pronouns, numerals, and adverbs."""

GENERAL_ZH = frozenset(
    """大 小 高 低 新 强 深 广 全 研究 分析 探讨 讨论 论述 阐述 阐释 指出 认为 提出 强调 表明 说明 显示 发现 体现 表现 意味着 反映 本文 文章 文献 学者 学界
    理论 逻辑 机理 机制 路径 对策 建议 策略 措施 举措 内涵 特征 特点 要义 概念 定义 意义 价值 作用 影响 效应 关系 因素 条件 基础
    背景 现状 趋势 历史 现实 时代 挑战 机遇 困境 目标 任务 重点 关键 核心 根本 着力点 抓手 支撑 引领 驱动 推动 推进 促进 加快
    加速 加强 加大 强化 深化 优化 完善 健全 建立 构建 打造 培育 培植 形成 发展 提升 提高 增强 扩大 拓展 改善 转变 转型 升级
    发挥 利用 运用 应用 采用 引入 支持 鼓励 引导 保障 确保 满足 适应 面对 应对 解决 破解 突破 打破 消除 减少 降低 增加 增长
    变化 变革 改变 产生 带来 造成 导致 引发 催生 包括 包含 涉及 组成 构成 提供 获得 获取 开展 实施 落实 坚持 保持 具备 拥有
    有利于 有助于 助力 赋能 引言 结语 结论 摘要 关键词 参考文献 全面 整体 总体 系统 基本 主体 客观 深度 深入 有效 积极 充分
    高度 持续 广泛 显著 明显 巨大 突出 良好 必要 必然 可能 能力 力量 优势 潜力 空间 领域 环节 环境 体系 模式 结构 功能 内容
    要素 资源 活动 主体 对象 工作 方向 方法 方案 途径 手段 渠道 载体 来源 动力 动能 单位 世界 全球 国家 我国 中国 国内 国际
    致力于 经济社会 经济体 天花板 远高于 充分利用 充分发挥 特别是在 相适应 组成部分 重要性 至关重要 相比之下 系统性 多样化 推动力 驱动力 影响力 发展趋势 表现形式
    大力发展 不确定性 关键性 根本性 必要性 可能性 实践性 迅猛发展 紧密结合 有机结合 高水平 深层次 多层次 全方位 新形势 新阶段 新时代
    新机遇 新挑战 新变化 新特点 新趋势 大背景 方方面面 出发点 突破口 切入点 落脚点 制高点 主阵地 建设 安全 协同 统一 革命 循环
    阶段 形势 态势 格局 地位 状态 现象 规律 本质 性质 角度 视角 视野 思路 理念 观念 意识 步伐 进程 局面 前景 前提 标志 标准
    社会 经济 市场 企业 行业 产业 部门 政府 政策 地区 区域 年 月 日 亿 万""".split()
)
"""Words of any Chinese paper in the social sciences: they may stand inside a term but do not make one."""

WEAK_HEADS_ZH = frozenset("领域 方面 过程 问题 情况 阶段 时期 环节 地区 区域 程度 角度 层面 部分 情形 场合".split())
"""Nouns that end a phrase without making it a term (``工业领域``)."""

FUNCTION_EN = frozenset(
    """a an the and or but nor so yet for of in on at by to from with without within into onto over under between among
    through during before after above below about against across along around as than then thus hence therefore however
    moreover furthermore although though while whereas because since if unless until when where which who whom whose what
    that this these those there here it its they them their theirs he she his her him we us our ours you your i me my
    is are was were be been being am do does did done has have had having can could may might must shall should will would
    not no none neither either both each every all any some most more less few many much such same other another own only
    just also even still already often always never very too quite rather well now ever first second third one two three
    four five six seven eight nine ten e.g i.e etc et al via per vs upon out up down off again further once""".split()
)
"""English function words."""

GENERAL_EN = frozenset(
    """study studies paper papers article articles research result results finding findings show shows shown suggest
    suggests find finds found use uses used using based approach approaches method methods methodology analysis analyses
    analyse analyze data model models effect effects impact impacts role roles factor factors level levels high higher low
    lower large larger small new important significant different various several general specific main key case cases
    example examples problem problems question questions issue issues way ways process processes form forms type types
    increase increases increased decrease reduce reduced improve improved provide provides provided include includes
    including make makes made take taken give given need needs develop development developed change changes changed
    number time year years section figure table literature review author authors work works evidence support supports
    related relation relationship relationships according compared among within order part parts set terms
    limitation limitations future conclusion conclusions introduction discussion background abstract keywords""".split()
)
"""Words of any English paper."""

STOP = {"zh": FUNCTION_ZH | GENERAL_ZH, "en": FUNCTION_EN | GENERAL_EN}
"""By language: words that no vector counts."""

FUNCTION = {"zh": FUNCTION_ZH, "en": FUNCTION_EN}
"""By language: words at which a term breaks."""

GENERAL = {"zh": GENERAL_ZH, "en": GENERAL_EN}
"""By language: words that may stand inside a term but do not make one."""
