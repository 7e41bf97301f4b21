"""Write down the content hash of every new version of the shipped standards: ``published.yaml``.

A version that is written down already stays as it is, and one whose content has changed since is refused:
raise its ``version`` first. ``--again`` forgets what was written; only before the first release.
"""

import argparse
from pathlib import Path

from tidu.engine import load_packs
from tidu.engine.packs.convert import convert
from tidu.engine.packs.files import PackFile, shipped_folder
from tidu.engine.packs.published import check_published, published_text, with_new_versions
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.schema.published import PublishedFile


def main() -> int:
    """Check what is published, add what is new, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--again", action="store_true", help="从头登记，只在首次发布之前使用")
    parser.add_argument("--file", type=Path, default=shipped_folder() / "published.yaml", help="登记文件")
    options = parser.parse_args()
    standards = load_packs().standards
    known = PublishedFile(standards={})
    if options.file.is_file() and not options.again:
        text = options.file.read_text("utf-8")
        errors = list(check_published(PackFile(options.file.name, "published", text), standards))
        if errors:
            print(*errors, sep="\n")
            return 1
        known = convert(read_yaml(text, options.file.name), PublishedFile)
    options.file.write_text(published_text(with_new_versions(known, standards)), "utf-8")
    print(f"已登记 {len(standards)} 个标准：{options.file}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
