"""The site's commands, as they hang in an application."""

from tests.architecture.source import run_python


def test_help_is_chinese_and_loads_no_django() -> None:
    loaded = run_python(
        "import sys, typer, tidu.cli.site as site\n"
        "app = typer.Typer(); site.add_site_commands(app)\n"
        "from typer.testing import CliRunner\n"
        "done = CliRunner().invoke(app, ['--help'])\n"
        "print('django' in sys.modules, '启动网站' in done.output, '核对或封印' in done.output)"
    )
    assert loaded.split() == ["False", "True", "True"]
