from tests.web.case import Site
from tidu.web.jurisdictions.selectors import subtree_of, tree_of


def test_a_tree_ends_at_its_tenant(site: Site) -> None:
    assert list(tree_of(site.root.pk)) == [site.root, site.east, site.town, site.west]
    assert list(tree_of(site.elsewhere.pk)) == [site.elsewhere]


def test_a_subtree_holds_the_node_and_what_is_below(site: Site) -> None:
    assert list(subtree_of(site.east)) == [site.east, site.town]
    assert list(subtree_of(site.town)) == [site.town]
