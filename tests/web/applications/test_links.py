import pytest

from tests.web.applications.kit import apply, open_batch
from tests.web.case import Site
from tidu.web.applications.links import alike, links_of
from tidu.web.enterprises.models import Contact, Enterprise

pytestmark = pytest.mark.django_db


def reasons(
    site: Site, *, mine: dict[str, str], theirs: dict[str, str], other_batch: bool = False
) -> list[str]:
    Enterprise.objects.filter(pk=site.east_firm.pk).update(**mine)
    Enterprise.objects.filter(pk=site.west_firm.pk).update(**theirs)
    batch = open_batch(site)
    made = apply(batch, Enterprise.objects.get(pk=site.east_firm.pk))
    apply(open_batch(site, title="另一批次") if other_batch else batch, site.west_firm)
    return [reason for link in links_of(made) for reason in link.reasons]


def test_the_same_controller(site: Site) -> None:
    same = {"controller": "示例控制人"}
    assert reasons(site, mine=same, theirs=same) == ["实际控制人相同（示例控制人）"]


def test_the_same_group_only_with_similar_products(site: Site) -> None:
    group = {"group_name": "示例集团"}
    disc = {**group, "main_product": "制动盘总成"}
    assert reasons(site, mine=disc, theirs={**group, "main_product": "制动盘"}) == [
        "同属示例集团，主导产品相近（制动盘）"
    ]


def test_the_same_group_with_other_products(site: Site) -> None:
    mine = {"group_name": "示例集团", "main_product": "制动盘"}
    assert reasons(site, mine=mine, theirs={"group_name": "示例集团", "main_product": "锂电池隔膜"}) == []


def test_the_same_level_in_another_batch(site: Site) -> None:
    same = {"controller": "示例控制人"}
    assert reasons(site, mine=same, theirs=same, other_batch=True) == ["实际控制人相同（示例控制人）"]


def test_the_same_firm_twice(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    apply(open_batch(site, title="另一批次"), site.east_firm)
    assert [link.reasons for link in links_of(made)] == [("同一企业在另一批次申报同一称号",)]


def test_the_same_phone(site: Site) -> None:
    for firm in (site.east_firm, site.west_firm):
        Contact.objects.create(enterprise=firm, name="示例", phone="00000000000")
    assert reasons(site, mine={}, theirs={}) == ["联系电话相同（00000000000）"]


def test_firms_without_anything_in_common(site: Site) -> None:
    Contact.objects.create(enterprise=site.east_firm, name="示例", phone="")
    Contact.objects.create(enterprise=site.west_firm, name="示例", phone="")
    assert reasons(site, mine={}, theirs={}) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("制动盘", "3670010"), ("完全两样", "3670099"), True),
        (("制动盘", "3670010"), ("制动盘", "3841010"), False),
        (("", ""), ("制动盘", ""), False),
    ],
)
def test_alike_by_catalogue_then_by_words(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:  # noqa: FBT001 - a table
    first, second = (Enterprise(main_product=name, product_code=code) for name, code in (one, other))
    assert alike(first, second) is same
