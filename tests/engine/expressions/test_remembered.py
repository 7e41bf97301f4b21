from msgspec import Struct

from tidu.engine.expressions.remembered import remembered


class Node(Struct, frozen=True):
    value: int


def test_a_node_is_asked_once_and_equal_nodes_are_asked_each() -> None:
    asked: list[int] = []

    @remembered
    def double(node: Node) -> int:
        asked.append(node.value)
        return node.value * 2

    one, like = Node(1), Node(1)
    assert [double(one), double(one), double(like)] == [2, 2, 2]
    assert asked == [1, 1]


def test_an_identity_given_anew_is_another_node(monkeypatch) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - a fixture of pytest
    monkeypatch.setattr("tidu.engine.expressions.remembered.MOST", 8)

    @remembered
    def value(node: Node) -> int:
        return node.value

    # Each node is let go at once: without being kept, the next would come to lie where it lay.
    assert [value(Node(number)) for number in range(100)] == list(range(100))
