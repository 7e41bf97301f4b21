"""Which words grant money, which only talk of it, and which say how long it is paid."""

from __future__ import annotations

import re
from typing import Final

KIND: Final = r"(?:奖励|奖补|补助|补贴|资助|贴息|激励|津贴)"
FIGURE: Final = r"[\d一二三四五六七八九十百]{1,12}(?:\.\d{1,8})?"
# Compensation for a bank's or a guarantor's losses; not for land, and not the fund that pays it.
_LOSS: Final = "(?<!生态)(?<!征地)(?<!拆迁)(?<!安置)补偿(?!费|款|安置)|稳岗返还"
# Words of which every grant has one: most sentences have none, and are passed over before the long pattern.
_HINT: Final = re.compile(
    "给予|予以|奖|补|贴|资助|资金|经费|激励|享受|全额|安排|返还|配套|扶持|承担|提供|发放|兑|报销|最高支持|支持[资金额]"
)
_GRANT: Final = re.compile(
    rf"(?:给予|予以|提供|发放|安排|兑现)[^，；。]{{0,40}}?(?:{KIND}|扶持资金|奖金|资金支持|资金扶持|配套支持|经费支持|投资后扶持|风险补偿|稳岗返还|(?:创业|启动|引导|配套)资金)"
    rf"|(?<!规定)(?<![的除在])享受[^，；。]{{0,20}}?{KIND}(?!的|政策)"
    rf"|(?:给予|予以)[^，；。]{{0,32}}?{FIGURE}(?:%|‰|万|亿|元|千元)"
    rf"|(?:奖励|补助|补贴|资助)[^，；。]{{0,16}}?{FIGURE}(?:%|‰|万|亿|元|千元)"
    rf"|{KIND}(?!标准提高|期|面积|年限|时间|时限|次数|人数)(?=[^，；。]{{0,6}}\d)"
    rf"|全额(?:返还|{KIND})|分(?:档|级|类|阶段)(?:给予|予以)?{KIND}$"
    rf"|{FIGURE}(?:(?:%|‰|万元|亿元|元)[^，；。]{{0,12}}?(?:给予|予以|申请|提供)?[^，；。]{{0,8}}?(?:{KIND}|扶持资金|{_LOSS})"
    r"|(?:%|‰|万元|亿元)(?:的比例|标准)?(?:给予|予以)(?:扶持|支持)|%(?:的?比例)?(?:兑付|报销)"
    r"|个百分点(?:的?标准)?(?:给予|予以)?(?:财政)?贴息"
    rf"|：{FIGURE}(?:的?比例)?(?:给予|予以)?[^，；。\d]{{0,6}}(?:配套|{KIND}))"
    r"|(?:安排|列支|筹措|设立|投入)[^，；。\d]{0,30}?(?:资金池?|经费|补偿金|补偿基金)[^，；。\d]{0,8}\d"
    rf"|(?:安排|筹措|设立|出资)[^，；。\d]{{0,12}}{FIGURE}[万亿]元的?[^，；。\d]{{0,14}}(?:资金|经费)"
    rf"|风险补偿(?:资金池?|基金|金)(?:规模|总额)?(?:扩大|增加|提高)(?:到|至){FIGURE}[万亿]元"
    rf"|(?:资金池?|基金|补偿金|财政)[^，；。\d]{{0,6}}承担[^，；。\d]{{0,8}}{FIGURE}%"
    rf"|(?:失业保险|社会保险|社保)[^，；。]{{0,24}}{FIGURE}%[^，；。\d]{{0,6}}返还|按{FIGURE}%(?:的?比例)?(?:给予|予以)?返还(?=[，；。]|$)"
    rf"|一定比例[^，；。]{{0,6}}(?:给予|予以)(?:支持|{KIND})"
    rf"|(?:财政|每年)[^，；。]{{0,12}}安排[^，；。\d]{{0,8}}{FIGURE}[万亿]元"
    rf"|支持[^，；。\d]{{2,30}}(?:经费|资金)(?:不低于|不少于|达到)?{FIGURE}[万亿]元"
    rf"|(?:最高|给予)支持(?:不超过)?{FIGURE}[万亿]元"
    rf"|单[个项]项目[^，；。\d]{{0,8}}支持(?:资金|金额|额度)(?:最高|不超过){FIGURE}[万亿]元"
    rf"|补足[^，；。\d]{{0,6}}{FIGURE}[万亿]?元"
    rf"|{FIGURE}%[^，；。\d]{{0,6}}(?:发放|提供|给予)[^，；。\d]{{1,8}}券"
    rf"|20\d\d年?[—至-]20\d\d年(?:共|累计|合计)安排{FIGURE}[万亿]元"
    rf"|(?:设立|组建)[^，；。\d]{{2,30}}资金池?，(?:首期|资金|总)?规模(?:为|达到?)?{FIGURE}[万亿]元"
    rf"|给予[^，；。\d]{{0,6}}(?:工作|运营|活动|启动)经费(?=\d)"
    r"|(?:给予|予以)(?:[^，；。对]{0,24}?)配套(?=[，；。\n]|$)"
    r"|进行(?:资金)?(?:奖补|贴息|补贴|补助|奖励|扶持)"
)
_PROMISES: Final = re.compile(
    r"配套|(?:启动|引导)资金|奖励|奖补|补助|补贴|资助|贴息|激励|津贴|比例|扶持|补偿|返还|(?:资金|经费|配套)支持"
)
_ONLY_TALK: Final = re.compile(
    r"探索|鼓励有条件|研究(?!中心|院|所|生|机构|开发|设备|费|成果|项目|课题|基地|室)|积极争取|争取|加大.{0,12}力度|完善|优化(?!营商)|健全|落实(?!认定)|(?<![新步已次])设立(?!的)|扣除|鼓励[^，；。]{0,12}(?:另行|配套给予)|撬动|引导.{0,6}加大|结合实际|仅选择|不重复|就高|不再"
)
# Money of this document itself, money to give back, praise, and what counties are to add.
_NO_PROMISE: Final = re.compile(
    r"用于兑现|兑现本(?:措施|意见|办法|政策|方案|规定|细则|通知|计划|条例|实施)|(?:退回|退还|追回|收回|追缴|缴回|停发|取消|停止|暂停|不予|所称|是指|按最高一项|按最高标准|从高)"
    r"|享受[^，；。]{0,10}(?:奖励|奖补|补助|补贴|资助)的|督查激励"
    r"|(?:验收|审核|评审|公示)[^，；。\d]{0,8}后，?(?:予以|再|一次性)?(?:兑现|拨付|发放|下达)"
    r"|骗取|套取|已享受的|表扬(?:激励|奖励)|激励表扬|通报表扬"
    r"|各(?:县|市|区|州|地|乡镇)[^，；。对]{0,16}安排[^，；。\d]{0,6}配套资金"
)
_GIVES: Final = re.compile(r"给予|予以|享受|提供|发放|兑现|安排|进行|申请")
# 奖励金额超过100万元的，分两年拨付; 全市兑现奖补资金3亿元: how it is paid, what was paid.
_TOLD_OF: Final = re.compile(
    r"(?:奖励|补助|补贴|奖补|资助)(?:金额|资金|额度?|总额)(?:超过?|达到?|在|高于|低于|不足|大于)\d[^，；。]*的$"
    r"|^(?:同一|单个|每[个家户])[^，；。\d]{0,24}本(?:办法|政策|措施|意见|细则)[^，；。\d]{0,12}(?:总额|合计|累计)"
    r"|(?:兑现|拨付|下达)[^，；。\d对]{0,16}(?:资金|奖补|补贴|奖励)\d[\d.]{0,6}余?[万亿]元$"
)
# 在国家贴息2个百分点的基础上: what others give.
_UPON: Final = re.compile("在.*(?:基础上|前提下)$")
# 给予最高50万元创业担保贷款: lent, not given.
_LENT: Final = re.compile(
    r"\d[\d.]{0,6}[万亿]?元(?:以[内下])?的?[^，；。\d、]{0,8}(?:贷款|授信|授信额度|信贷资金|借款)(?:额度|支持)?$"
)
# 其中奖补资金50%待投产后兑现: when it is paid, not how much.
# 按差额进行奖励 is how two of them go together.
_PAYOUT: Final = re.compile(
    r"按[^，；]{0,10}差额[^，；]{0,6}(?:奖励|补助|补贴|奖补|补足)(?=[；。\n]|$)|(?:资金|奖励|补助|补贴)的?\d[\d.]{0,6}%[^，；]{0,24}(?:兑现|拨付|发放|支付)(?=[，；。\n]|$)"
)
# 争取省级资金5000万元以上: what is hoped for from above is a goal.
_SEEKS: Final = re.compile(r"(?:争取|力争获得)[^，；。\d]{0,24}(?:资金|经费|补助|贴息)[^，；。\d]{0,8}\d")
# 贴息期限不超过2年: for how long, not how much.
_TERM: Final = re.compile(
    rf"(?:{KIND}(?:支持)?(?:期限?|年限|时间|时限|周期)[^，；。\d]{{0,8}}|连续{KIND})"
    rf"{FIGURE}(?:年|个月)(?=[，；。\n]|$)[，]?"
)


def grants_money(words: str) -> bool:
    """True if words give money, say how much of it, or set it apart."""
    return bool(_HINT.search(words) and _GRANT.search(words)) and not (
        _LENT.search(words) or _UPON.match(words) or _TOLD_OF.search(words)
    )


def is_talk(words: str) -> bool:
    """True for words without a figure that promise nothing yet: 探索对…进行贴息, 争取…补助, 退回奖励资金."""
    if not _GIVES.search(words) or not _PROMISES.search(words):
        return True
    return bool(_ONLY_TALK.search(words) or _NO_PROMISE.search(words))


def is_payout(text: str, start: int, end: int) -> bool:
    """True for a clause that says when or how money is paid out, or what is hoped for from above."""
    return bool(_PAYOUT.search(text, start, end + 1) or _SEEKS.search(text, start, end))


def is_term(words: str) -> bool:
    """True for a clause that says how long money is paid: 贴息期限不超过2年."""
    return bool(_TERM.fullmatch(words))


def without_term(sentence: str) -> str:
    """The sentence without the clause at its front that says how long money is paid."""
    term = _TERM.match(sentence)
    return sentence[term.end() :] if term else sentence
