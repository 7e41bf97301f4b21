"""Pinyin of names: the sort key, and the initials that people type to find a firm."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PARTS = re.compile("[\u4e00-\u9fff]+|[^\u4e00-\u9fff]+")
_WORDS = 65_536
TURNING = frozenset(
    "万不丱么乐乘乜了亲什仇从仔仿会传伧伯伺似伽佛侗侥侧便俟信俩倘偻傀傍僪免六其兹内冒冯凹刨券刹削剥剿劲勒"
    "匙匮卒单南卜卡厦参句叨叶吁合吓吖否吭吱告呗呢呱呲呵呷咋和咖咯咱咳咶咽哕哦哪啁啜喔喳嗒嗲嗽嘲噱噷嚓嚼囤"
    "圈圜圩地坏坻埋埏埔埶堕堡塞壳大夯奇姥娜婑孱宿寻射将尉尨尺尾尿屏属岂崴差巷干度弄弟強弹强彊得徵徼忪思恶"
    "惏惓房扁扎扒扛扞扢折抹拂拓拗择括拶拾挝挟挼捋捰掴掺提揭摩撮擘擿攒敦数於无景暴曝曾朘朝期术朴杉杓杕枞枸"
    "柏柚柞查栅栖校核桔棬椎楛槛槟模欹殖殷殽氏氓汤沈沓没泊泌泥浍浒涡淜混溃溺漯潦澄澹濩炰烙焯熨燋燵爪牟犍狧"
    "猲率玢琢瑱畜番疟痡的盛省眴着瞿矜石砉碌碡碻磅祕禅秘称稽窨籍粘粥糜系絜綮纚红纤纥纶给络绰绿缉缩缪耆耙聒"
    "肋胖脉腊腌膀膻臂臭般色艾艿芥芫苕苣若茄茜荑荠荤莎莘莞莨莩莫菹落著葚蔓蔚蕃薄藉藏虾蚌蛇蛤蝍螫血行被袷裨"
    "裳裼褎褚褪见觉角觜解识诘说读谁调谷豁豉貉贲贾赚趄路蹊车轧转辗辟还迫遗適邪郄都酖酾重鐀钥铅铛铤镐长閒阿"
    "陂陆降隗隽雀露靓革鞘鞞顿颈颉颤食騃驮骠鸟鹄鹘麇黾齐龈龟"
)
"""Signs that some phrase of pypinyin's reads otherwise than they are read alone, tones aside (a test counts them)."""

Spelled = tuple[str, str]
"""Pinyin without tones, and its first letters."""


def sort_key(name: str) -> str:
    """Return the pinyin of a name without tones, e.g. ``shilidongzhen`` for 示例东镇."""
    return spelling(name)[0]


def initials(name: str) -> str:
    """Return the first letters of a name's signs, e.g. ``sldz`` for 示例东镇."""
    return spelling(name)[1]


def spelling(name: str) -> Spelled:
    """Return a name's sort key and initials together; what pypinyin says, ten times as fast for many names."""
    # Only a sign that some phrase reads otherwise (长 in 长沙 and 成长) needs the name cut into phrases.
    if TURNING.isdisjoint(name):
        full, first = name.translate(_FULL), name.translate(_FIRST)
    else:
        cut = _cutter()
        words = [_word(word) for part in _PARTS.findall(name) for word in cut(part)]
        full, first = "".join([word[0] for word in words]), "".join([word[1] for word in words])
    return full.lower().replace(" ", "")[:240], first.lower().replace(" ", "")[:120]


def load() -> None:
    """Load pypinyin now: 0.3 s that most commands never need, and for which no visitor should wait."""
    _cutter()


@cache
def _cutter() -> Callable[[str], Iterable[str]]:
    from pypinyin.seg import mmseg

    cut: Callable[[str], Iterable[str]] = mmseg.seg.cut
    return cut


@lru_cache(_WORDS)
def _word(word: str) -> Spelled:
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(word)), "".join(lazy_pinyin(word, style=Style.FIRST_LETTER))


class _Signs(dict[int, str]):
    """How single signs are written, found when they are first met: a table for `str.translate`."""

    def __init__(self, part: int) -> None:
        """Take one part of `Spelled`."""
        super().__init__()
        self._part = part

    def __missing__(self, sign: int) -> str:
        """Look a sign up."""
        written = self[sign] = _word(chr(sign))[self._part]
        return written


_FULL, _FIRST = _Signs(0), _Signs(1)
