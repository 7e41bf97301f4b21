from rich.console import Console

from tests.tables.out.made import SIZE, SRDI, diagnosis, firm
from tidu.cli.summary import summary_tables
from tidu.tables.out.tally import tally


def printed(*ids: str) -> str:
    made = diagnosis([firm(1), firm(2, class1_ip=0)], *ids)
    console = Console(width=160, record=True)
    for table in summary_tables(made, [tally(made, chosen) for chosen in made.chosen]):
        console.print(table)
    return console.export_text()


def test_counts_of_verdicts_and_sizes() -> None:
    text = printed(SRDI, SIZE)
    assert "虚构名单.xlsx　2026-06-01　新申请　2 家" in text
    row = next(line for line in text.splitlines() if "专精特新中小企业（2026年）" in line)
    assert [part.strip() for part in row.strip("│").split("│")][1:] == ["2", "1", "1", "0", "0", "1"]
    assert "企业规模" in text


def test_a_classification_alone() -> None:
    assert "适用企业" in printed(SIZE)
