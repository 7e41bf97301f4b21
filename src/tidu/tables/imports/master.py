"""Master data of a firm that tables bring beside facts: where it lies, what it makes, whom to call."""

from __future__ import annotations

from collections.abc import Mapping

from tidu.engine.schema.facts import FactDefinition, FactType, Period

YEAR_COLUMN = "year"
"""Target of a column that holds the year of its row."""


def _text(field: str, label: str, *aliases: str) -> FactDefinition:
    return FactDefinition(
        id=field, label=label, aliases=aliases, type=FactType.text, period=Period.none, definition=""
    )


FIELDS: tuple[FactDefinition, ...] = (
    _text("former_name", "曾用名", "原名称", "原企业名称", "更名前名称"),
    _text("legal_representative", "法定代表人", "法人代表", "法人", "法定代表人姓名", "法人姓名"),
    _text("main_product", "主导产品", "主要产品", "主营产品", "主导产品名称", "主要产品名称"),
    _text("product_code", "产品目录代码", "主导产品代码", "产品代码"),
    _text("sector", "产业领域", "所属产业", "所属领域", "产业类别", "行业领域", "所属行业", "所属产业领域"),
    _text("chain", "所属产业链", "产业链", "产业链名称", "重点产业链"),
    _text("chain_link", "产业链环节", "所处环节", "所属环节", "产业链所处环节"),
    _text("industry_code", "国民经济行业代码", "行业代码", "国民经济行业分类代码", "所属行业代码"),
    _text("address", "地址", "注册地址", "通讯地址", "办公地址", "住所", "注册地", "生产经营地址", "详细地址"),
    _text("controller", "实际控制人", "实控人", "实际控制人名称"),
    _text("group_name", "所属集团", "集团名称", "母公司", "所属集团公司"),
    _text("contact_name", "联系人", "联系人姓名", "企业联系人"),
    _text("contact_position", "职务", "联系人职务"),
    _text("contact_phone", "电话", "联系电话", "手机", "手机号", "联系方式", "联系人电话", "手机号码", "联系人手机"),
)  # fmt: skip

YEAR = FactDefinition(
    id=YEAR_COLUMN,
    label="年度（每行一个年度）",
    aliases=("年度", "年份", "数据年度", "所属年度", "统计年度", "会计年度"),
    type=FactType.count,
    period=Period.none,
    definition="",
    minimum=1990,
    maximum=2100,
)

LIMITS: Mapping[str, int] = {
    "name": 120, "jurisdiction": 80, "former_name": 120, "legal_representative": 60, "main_product": 120,
    "product_code": 12, "sector": 60, "chain": 60, "chain_link": 60, "industry_code": 6, "address": 200,
    "controller": 120, "group_name": 120, "contact_name": 60, "contact_position": 60, "contact_phone": 40,
}  # fmt: skip
"""Signs that the registry keeps of each text."""

OF_CATALOGUE = frozenset({"jurisdiction", "size_industry", "established_on"})
"""Facts of the catalogue that the registry keeps as master data."""
