"""Forecast plans and loaded documents for tests."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.assessments.made import fill
from tests.web.case import Site
from tests.web.plans.made import ON, plan, title
from tests.web.starts import start
from tidu.web.plans.documents import load_document
from tidu.web.plans.models import AdoptedPlan, PlanDocument
from tidu.web.plans.services import measure

# In our own words; figures and headings as in the pack of 长春.
TEXT = """\
示例市实施意见

一、总体要求
（一）指导思想
坚持示例。
（三）发展目标
到2025年，“专精特新”中小企业培育库入库企业累计达到3000户以上；培育省级“专精特新”中小企业600户。
二、主要任务
（一）主体培育提升行动
1.建立种子企业培育库。摸排企业。（责任单位：市发改委）
2.构建分层梯次培育体系。每年认定一批。（责任单位：市工信局）
"""


@start
def ahead(site: Site) -> AdoptedPlan:
    """A plan of the whole city forecast in its middle: the west firm holds 专精特新, the east one could rise."""
    fill(site, site.east_firm)
    title(site, site.west_firm)
    adopted = plan(site)
    measure(adopted, on=ON, ahead=True)
    return adopted


def loaded(site: Site, adopted: AdoptedPlan, text: str = TEXT) -> PlanDocument:
    """The plan's document as a text file."""
    return load_document(actor=site.officer, plan=adopted, file=SimpleUploadedFile("示例.txt", text.encode()))
