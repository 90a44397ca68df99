"""A bundle of short essays whose titles a conversion set down in the middle of sentences."""

from __future__ import annotations

import hashlib

from conspectus.model import SourceText
from conspectus.parse import parse_source

BUNDLE = """\
渡口的三个难题
何  青
　　渡口的难题首先在于水位，水位高的时候船开不出去，水位低的时
候船靠不了岸，两种情形都要有人守着。其次在于人，撑船的人越
来越老，年轻人愿意学的不多，学会的又多半去了别处，留下来的
只有两三个。
　　再次在于钱，摆渡的收入只够修船，修船的木头又年年涨价，所以
渡口要办下去，总得有别的进项，不能只靠几个过河的人，这一点
上游和下游没有分别，早晚都要想办法，越早越好，免得到时候连
一条像样的船也没有。
　　最后在于路，公路修到了上游，大桥也已经动工，等到大桥修好，
过河就用不着船了。可是桥离村子很远，老人走不到，孩子上学也不
方便，所以渡口即使不赚钱，也还是有人要它，这才是真正的难处，
谁也没有办法替他们决定。
（作者系某地大学河流学院教授）
　　闸门与渡口从来就有矛盾，管闸门的人要把水留住，撑船的人要把
水放走，谁也说服不了谁。这种矛盾在春天最为明显，因为春天的
闸门为什么总是开得太晚
白  屿
水最少，种田的人也要用水。到了夏天，水多得用不完，矛盾也就自
然没有了，大家又坐在一起喝茶。
　　争论之外还有别的问题。本子是纸做的，江边的雾又大，写下的字
过几个月就看不清楚，所以有人提议刻在石头上，石头就立在渡口，
涨水的时候正好可以拿来量水位，一举两得。
　　解决的办法是把水位记下来，每天两次，由两边各出一个人，记在
同一个本子上。本子记满了就换一本，旧的收在祠堂里，谁要看都
可以看。这样过了几年，两边都知道对方的难处，也就不再争了。还
有一种办法，是由一个人既管闸门又撑船，这样的人虽然难找，却不
下游的船怎样才能开到上游
苗  禾
是没有，前年就找到了一个。
（作者系某地学院闸门系副教授）
　　下游的船要开到上游，先要过三道闸门，每一道都要等半天，所以
愿意走的人很少。如果三道闸门能够同时打开，半天就可以走完，
船家和客人都会高兴。
　　这件事说起来容易，做起来却难，因为三道闸门分属三个地方，各
有各的章程，开闸的日子也不一样。要他们坐在一起商量，先要有
一个大家都信得过的人，还要有一个大家都去得了的地方。
　　至于钱，三个地方可以轮流出，今年你出，明年我出，后年他出，出
钱的那一年由谁做主，事先写在纸上，免得以后争。这样的章程在
别的河上已经有了，走得很顺，没有理由在这里走不通。
（作者系某地科学院水位研究所研究员）
"""


def test_each_essay_has_its_own_title_author_and_institution() -> None:
    digest = hashlib.sha256(BUNDLE.encode()).hexdigest()
    articles = parse_source(SourceText("bundle.txt", digest, "txt", "utf-8", BUNDLE))
    assert [held.metadata.title for held in articles] == [
        "渡口的三个难题",
        "闸门为什么总是开得太晚",
        "下游的船怎样才能开到上游",
    ]
    people = [(person.name, person.affiliations) for held in articles for person in held.metadata.authors]
    assert people == [
        ("何青", ("某地大学河流学院",)),
        ("白屿", ("某地学院闸门系",)),
        ("苗禾", ("某地科学院水位研究所",)),
    ]


def test_the_interrupted_sentence_is_whole() -> None:
    digest = hashlib.sha256(BUNDLE.encode()).hexdigest()
    articles = parse_source(SourceText("bundle.txt", digest, "txt", "utf-8", BUNDLE))
    assert "因为春天的水最少" in articles[1].text.text
    assert "却不是没有" in articles[1].text.text
