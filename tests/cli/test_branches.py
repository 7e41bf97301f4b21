from tidu.cli.branches import Branch, drawn


def tree() -> Branch:
    root = Branch("× 不满足", "　专精特新", "red")
    first = root.add("√ 满足", "　营业收入", "green")
    first.add("依据", "　营业收入（2025年） 2,000 万元")
    root.add("注", "　须核对")
    return root


def test_guides_and_heads() -> None:
    assert list(drawn(tree(), columns=80, colours=False)) == [
        "× 不满足　专精特新",
        "├── √ 满足　营业收入",
        "│   └── 依据　营业收入（2025年） 2,000 万元",
        "└── 注　须核对",
    ]


def test_long_lines_go_on_under_their_guide() -> None:
    lines = list(drawn(tree(), columns=34, colours=False))
    assert lines[2:4] == ["│   └── 依据　营业收入（2025年）", "│           2,000 万元"]


def test_only_heads_are_coloured() -> None:
    line = next(drawn(tree(), columns=80, colours=True))
    assert line.startswith("\x1b[31m× 不满足\x1b[0m　专精特新")


def test_no_colours_outside_a_terminal() -> None:
    assert "\x1b" not in "".join(drawn(tree()))
