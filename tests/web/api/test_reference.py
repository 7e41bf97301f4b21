from tidu.web.api.reference import document, groups


def test_every_operation_is_on_the_page() -> None:
    listed = {
        (operation.method.lower(), operation.path) for group in groups() for operation in group.operations
    }
    described = {(method, path) for path, methods in document()["paths"].items() for method in methods}
    assert listed == described
    assert len(described) > 15


def test_operations_say_what_they_ask_for_and_answer() -> None:
    operations = {one.title: one for group in groups() for one in group.operations}
    listing = operations["企业列表"]
    assert listing.scope == "firms:read"
    assert {"q", "level", "after", "limit"} <= {part.name for part in listing.parameters}
    assert {part.name: part.kind for part in listing.answer} == {"items": "对象数组", "next": "文本"}
    writing = {part.name: (part.kind, part.required) for part in operations["登记企业数据"].body}
    assert writing["year"] == ("整数", True)
    assert writing["strength"][1] is False
    assert "verified" in writing["strength"][0]
    changing = {part.name: part.kind for part in operations["修改企业信息"].body}
    assert changing["established_on"] == "日期"


def test_it_is_openapi_3_1_and_told_in_chinese() -> None:
    assert document()["openapi"].startswith("3.1")
    for methods in document()["paths"].values():
        for operation in methods.values():
            assert not operation["summary"].isascii()
            assert not operation["description"].isascii()
