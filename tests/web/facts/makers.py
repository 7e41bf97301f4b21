"""Sources of data for tests."""

from tests.web.case import Site
from tidu.web.facts.models import FactSource, Strength


def source(site: Site, strength: Strength = Strength.PLATFORM, name: str = "示例平台导出.xlsx") -> FactSource:
    return FactSource.objects.create(root=site.root, name=name, strength=strength, entered_by=site.officer)
