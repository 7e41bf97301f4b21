"""A made-up bulletin."""

from tidu.tables.bulletin.model import Content, Section, Table

TABLE = Table(
    "目标进展",
    "表1　各项目标进展",
    ("目标", "完成家数", "状态"),
    (("示例市专精特新中小企业培育库", 1024, "滞后"), ("=示例公式", 0, "")),
    (4, 1, 1),
    "注：示例。",
)


def content(*, dated: str = "2026年1月13日", masthead: str = "示例市培育工作通报") -> Content:
    return Content(
        masthead=masthead,
        issue="2026年第1期",
        issuer="示例市工业和信息化局",
        dated=dated,
        title="关于示例季度进展情况的通报",
        sections=(
            Section("targets", "一、目标进展", "第一段。\n\n 第二段。 ", (TABLE,)),
            Section(
                "next", "二、下一步要求", "抓紧。", (Table("空表", "表2　没有行", ("甲", "乙"), (), (1, 1)),)
            ),
        ),
        recipients="各责任单位",
        copies="示例市政府办公室",
        signer="示例签发人",
    )
