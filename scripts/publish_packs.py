"""Write down the content hash of every new version of the shipped standards and plans: ``published.yaml``.

A version that is written down already stays as it is, and one whose content has changed since is refused:
raise its ``version`` first. ``--again`` forgets what was written; only before the first release.
"""

import argparse
from pathlib import Path

from tidu.engine.packs.convert import convert
from tidu.engine.packs.files import PackFile, shipped_folder
from tidu.engine.packs.published import check_published, published_text, with_new_versions
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.schema.published import PublishedFile
from tidu.plans import load_plans


def main() -> int:
    """Check what is published, add what is new, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--again", action="store_true", help="从头登记，只在首次发布之前使用")
    parser.add_argument("--file", type=Path, default=shipped_folder() / "published.yaml", help="登记文件")
    options = parser.parse_args()
    plans = load_plans()
    standards = plans.packs.standards
    known = PublishedFile(standards={})
    if options.file.is_file() and not options.again:
        text = options.file.read_text("utf-8")
        file = PackFile(options.file.name, "published", text)
        errors = [*check_published(file, standards), *check_published(file, plans.plans, "plans")]
        if errors:
            print(*errors, sep="\n")
            return 1
        known = convert(read_yaml(text, options.file.name), PublishedFile)
    known = with_new_versions(with_new_versions(known, standards), plans.plans, "plans")
    options.file.write_text(published_text(known), "utf-8")
    print(f"已登记 {len(standards)} 个标准、{len(plans.plans)} 个计划：{options.file}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
