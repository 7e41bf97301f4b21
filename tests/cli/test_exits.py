from tidu.cli.exits import EXPLAINED, ExitCode


def test_every_code_is_explained() -> None:
    told = {int(line.split()[0]) for line in EXPLAINED.splitlines() if line.startswith("  ")}
    assert told == {int(code) for code in ExitCode}
