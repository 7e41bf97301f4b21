from tests.cli.typed import tidu
from tidu.engine import load_packs


def test_all_standards_with_dates_sources_and_marks() -> None:
    done = tidu("standards")
    assert done.exit_code == 0
    assert all(name in done.stdout for name in load_packs().standards)
    assert "工信部企业〔2026〕2号" in done.stdout
    assert "✔✔ 两处印证" in done.stdout
    assert "须核对" in done.stdout
