"""Names of units as people shorten them: 市工信局 is 市工业和信息化局.

A name is brought to a short form, part by part; two names are the same unit where their short forms agree.
"""

from __future__ import annotations

import re

# Long forms first: 市场监督管理局 must not be taken for anything shorter.
_PARTS = (
    ("国有资产监督管理委员会", "国资委"),
    ("发展和改革委员会", "发改委"),
    ("发展改革委员会", "发改委"),
    ("发展和改革局", "发改局"),
    ("发展改革局", "发改局"),
    ("人力资源和社会保障局", "人社局"),
    ("人力资源社会保障局", "人社局"),
    ("市场监督管理局", "市监局"),
    ("市场监管局", "市监局"),
    ("自然资源和规划局", "资规局"),
    ("住房和城乡建设局", "住建局"),
    ("地方金融监督管理局", "金融局"),
    ("地方金融管理局", "金融局"),
    ("金融监管局", "金融局"),
    ("工业和信息化局", "工信局"),
    ("工业和信息化厅", "工信厅"),
    ("工业信息化局", "工信局"),
    ("经济和信息化局", "经信局"),
    ("经济和信息化委员会", "经信委"),
    ("科学技术局", "科技局"),
    ("农业农村局", "农业局"),
    ("生态环境局", "环境局"),
    ("文化和旅游局", "文旅局"),
    ("文化广电和旅游局", "文旅局"),
    ("应急管理局", "应急局"),
    ("商务局", "商务局"),
    ("统计局", "统计局"),
    ("税务局", "税务局"),
    ("知识产权局", "知产局"),
    ("高新技术产业开发区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("管理委员会", "管委会"),
    ("人民政府", "政府"),
    ("街道办事处", "街道"),
)
_NOISE = re.compile(r"[\s·•\-—()（）“”\"']+")


def short_form(name: str, place: str = "") -> str:
    """Return the form by which names are compared.

    Args:
        name: as a document has it.
        place: name of the city; in front of 市 it says nothing (示例市工信局 is 市工信局).
    """
    short = _NOISE.sub("", name)
    for long, known in _PARTS:
        short = short.replace(long, known)
    if place and short.startswith(place):
        return f"{place[-1]}{short[len(place) :]}"
    return short
