"""The offline package: right wheels for each system, and one that installs and serves with no network at all."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.cli.site.commands import SECONDS, answer, environment, free_port

SCRIPT = ROOT / "scripts" / "bundle.py"
# Wheels that were fetched once stay here, so that only the first run needs the index.
WORK = ROOT / "build" / "bundle"
# Wherever pip or anything else would look: nobody answers there.
NOWHERE = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), "http://127.0.0.1:9")


def pins(system: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, SCRIPT, "--pins", "--system", system], check=True, capture_output=True, text=True
    )
    assert all("--hash=sha256:" in line for line in done.stdout.splitlines())
    return {line.split("==")[0] for line in done.stdout.splitlines()}


def test_markers_are_those_of_the_system_that_is_packed_for() -> None:
    linux, windows = pins("linux"), pins("windows")
    assert windows - linux == {"colorama", "tzdata"}
    assert linux <= windows
    assert {"django", "granian", "polars", "psycopg-binary"} <= linux


def test_windows_scripts_start_what_the_linux_ones_start() -> None:
    folder = ROOT / "scripts" / "bundle"
    linux, windows = ({path.stem for path in (folder / name).iterdir()} for name in ("linux", "windows"))
    assert linux == windows == {"install", "start", "tidu"}
    for script in (folder / "windows").iterdir():
        text = script.read_text("utf-8")
        # cmd reads a batch file in the system's own code page until it is told otherwise.
        assert text.isascii() or text.index("chcp 65001") < min(
            place for place, sign in enumerate(text) if not sign.isascii()
        )


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Linux package, unpacked."""
    folder = tmp_path_factory.mktemp("bundle")
    done = subprocess.run(
        [sys.executable, SCRIPT, "--system", "linux", "--work", WORK, "--out", folder],
        check=False,
        capture_output=True,
        text=True,
        timeout=600,
    )
    if done.returncode and "site.css" not in done.stderr and not (WORK / "wheels-linux" / ".lock").exists():
        pytest.skip(f"没有软件源，做不了离线包：{done.stderr[-300:]}")
    assert done.returncode == 0, done.stderr
    (archive,) = folder.glob("tidu-*-linux.tar.gz")
    subprocess.run(["tar", "-xzf", archive, "-C", folder], check=True)  # noqa: S607 - as its readme says
    archive.unlink()
    (unpacked,) = folder.iterdir()
    return unpacked


def cut_off() -> list[str]:
    """How a command runs where there is no network; nothing where this machine does not allow that."""
    command = ["unshare", "--net", "--map-root-user"]
    if shutil.which("unshare") is None:
        return []
    return (
        command
        if subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0
        else []
    )


def test_it_installs_and_serves_without_a_network(package: Path) -> None:
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    bare = {
        **outside,
        **NOWHERE,
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_COMPILE": "1",  # byte code of every wheel, of which few modules are loaded here
        "PYTHON": sys.executable,
    }
    done = subprocess.run(
        [*cut_off(), package / "install.sh"],
        env=bare,
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert "已安装 梯度" in done.stdout
    home = package / "data"
    subprocess.run(
        [
            package / "tidu.sh",
            *["create-admin", "admin", "--name", "示例", "--place", "示例市", "--generate"],
        ],
        env={**bare, "TIDU_HOME": str(home)},
        check=True,
        capture_output=True,
    )
    port = free_port()
    own = {name: value for name, value in environment(home, PORT=str(port)).items() if name != "PYTHONPATH"}
    with subprocess.Popen([package / "start.sh"], env=own, stdout=subprocess.PIPE) as site:
        try:
            assert answer(port, "/accounts/sign-in/", time.monotonic() + SECONDS) == 200
        finally:
            site.send_signal(signal.SIGINT)
            site.communicate(timeout=SECONDS)
    # The package's own assets, not those of the source.
    assert list((home / "static").rglob("site.*.css"))


def test_the_package_says_how_to_use_it(package: Path) -> None:
    readme = (package / "README.txt").read_text("utf-8-sig")
    assert "./install.sh" in readme
    assert "create-admin" in readme
    assert "{" not in readme
    assert {"deployment.md", "LICENSE", "NOTICE"} <= {path.name for path in package.iterdir()}
    wheels = {path.name.split("-")[0].replace("_", "-").lower() for path in (package / "wheels").iterdir()}
    listed = {line.split("==")[0] for line in (package / "requirements.txt").read_text("utf-8").splitlines()}
    assert wheels == listed
