"""Make packages that install with no network: ``dist/tidu-<version>-linux.tar.gz`` and ``-windows.zip``.

Each holds the wheels of the lock for its system (CPython 3.11, 64 bit), the wheel of Tidu with its assets, a
``requirements.txt`` with the hash of every wheel, start scripts and a README. Wheels once fetched are kept in
``build/bundle``, so that a second run needs no network either.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "run.txt"
PARTS = ROOT / "scripts" / "bundle"
ASSETS = ROOT / "src" / "tidu" / "web" / "ui" / "static" / "ui"
PYTHON = "3.11"
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


@dataclass(frozen=True, slots=True)
class System:
    """A system to install on: platforms of wheels that run there, what markers of the lock see, words of the README."""

    name: str
    label: str
    platforms: tuple[str, ...]
    markers: dict[str, str]
    ending: str
    command: str


SYSTEMS = {
    "linux": System(
        "linux",
        "Linux x86_64，glibc 2.28 以上",
        (*(f"manylinux_2_{minor}_x86_64" for minor in range(28, 16, -1)), "manylinux2014_x86_64"),
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
        ".tar.gz",
        "./{}.sh",
    ),
    "windows": System(
        "windows",
        "Windows 10 以上，64 位",
        ("win_amd64",),
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
        ".zip",
        "{}.bat",
    ),
}


def locked(text: str, system: System) -> list[str]:
    """Blocks of the lock (a pin with its hashes) that apply on a system, without their markers."""
    environment = {
        **system.markers,
        "python_version": PYTHON,
        "python_full_version": f"{PYTHON}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    blocks = []
    for block in "\n".join(lines).replace("\\\n", " ").splitlines():
        pin, *hashes = block.split("--hash=")
        requirement = Requirement(pin.strip())
        if requirement.marker is None or requirement.marker.evaluate(environment):
            kept = [f"--hash={found.strip()}" for found in hashes]
            blocks.append(f"{requirement.name}{requirement.specifier} {' '.join(kept)}")
    return blocks


def fetch(system: System, folder: Path) -> list[str]:
    """Bring the wheels of the lock into a folder, which then holds these and no others; return their pins."""
    blocks = locked(LOCK.read_text("utf-8"), system)
    stamp = folder / ".lock"
    wanted = "\n".join(blocks)
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return blocks
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    listed = folder.parent / f"requirements-{system.name}.txt"
    listed.write_text(wanted, "utf-8")
    platforms = [word for name in system.platforms for word in ("--platform", name)]
    subprocess.run(
        [
            *PIP, "download", "--no-deps", "--require-hashes", "--only-binary", ":all:", "--dest", folder, "-r", listed,
            "--python-version", PYTHON, "--implementation", "cp", "--abi", "cp311", "--abi", "abi3", "--abi", "none",
            *platforms,
        ],
        check=True,
    )  # fmt: skip
    stamp.write_text(wanted, "utf-8")
    return blocks


def build(folder: Path) -> Path:
    """Build Tidu's wheel, assets included, and return it."""
    if not (ASSETS / "site.css").is_file():
        raise SystemExit("还没有构建网站的样式和脚本，请先执行 make assets")
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(
        [*PIP, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT], check=True
    )
    (wheel,) = folder.glob("tidu-*.whl")
    return wheel


def assemble(system: System, wheels: Path, pins: list[str], own: Path, folder: Path) -> None:
    """Lay out a package's folder: wheels, requirements, scripts, README, the page on deployment, the licence."""
    shutil.rmtree(folder, ignore_errors=True)
    target = folder / "wheels"
    target.mkdir(parents=True)
    for wheel in [*wheels.glob("*.whl"), own]:
        # A link where the disk allows one: the wheels are 180 MB.
        try:
            os.link(wheel, target / wheel.name)
        except OSError:
            shutil.copy2(wheel, target / wheel.name)
    version = own.name.split("-")[1]
    digest = hashlib.sha256(own.read_bytes()).hexdigest()
    (folder / "requirements.txt").write_text(
        "\n".join([*pins, f"tidu=={version} --hash=sha256:{digest}", ""]), "utf-8"
    )
    newline = "\r\n" if system.name == "windows" else "\n"
    for script in sorted((PARTS / system.name).iterdir()):
        copy = folder / script.name
        copy.write_text(script.read_text("utf-8"), "utf-8", newline=newline)
        copy.chmod(0o755)
    text = (PARTS / "README.txt").read_text("utf-8").format(
        version=version, system=system.label, rule="─" * 40,
        **{word: system.command.format(word) for word in ("install", "start", "tidu")},
    )  # fmt: skip
    # With a byte order mark, or Notepad on Windows 7 and old editors take it for GBK.
    (folder / "README.txt").write_text(text, "utf-8-sig", newline=newline)
    for name in ("docs/deployment.md", "LICENSE", "NOTICE"):
        shutil.copy2(ROOT / name, folder)


def pack(folder: Path, archive: Path) -> None:
    """Put a folder into a .tar.gz or .zip; wheels are compressed already."""
    archive.parent.mkdir(exist_ok=True)
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as book:
            for path in sorted(folder.rglob("*")):
                book.write(path, path.relative_to(folder.parent))
        return
    with tarfile.open(archive, "w:gz", compresslevel=0) as book:
        book.add(folder, folder.name)


def main() -> int:
    """Make the packages asked for, and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--system", choices=sorted(SYSTEMS), action="append", help="只做一种，缺省都做")
    parser.add_argument("--pins", action="store_true", help="只列出要放进去的程序包，不下载、不制作")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "bundle", help="中间文件夹")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="放到哪里")
    options = parser.parse_args()
    names = options.system or sorted(SYSTEMS)
    if options.pins:
        for name in names:
            print(*locked(LOCK.read_text("utf-8"), SYSTEMS[name]), sep="\n")
        return 0
    own = build(options.work / "own")
    version = own.name.split("-")[1]
    for name in names:
        system = SYSTEMS[name]
        wheels = options.work / f"wheels-{name}"
        pins = fetch(system, wheels)
        folder = options.work / f"tidu-{version}-{name}"
        assemble(system, wheels, pins, own, folder)
        archive = options.out / f"{folder.name}{system.ending}"
        pack(folder, archive)
        print(f"{archive}（{archive.stat().st_size / 1e6:.0f} MB）")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
