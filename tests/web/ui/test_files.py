from tidu.web.ui.files import download


def test_a_download_keeps_its_name_and_kind() -> None:
    answer = download(b"%PDF-", "示例通报.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "%E7%A4%BA%E4%BE%8B" in answer["Content-Disposition"]
    assert answer.content == b"%PDF-"
