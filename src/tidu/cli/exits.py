"""Exit codes of ``tidu``: the same for every command, so that scripts can rely on them."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What a script may conclude from how ``tidu`` ended."""

    ok = 0
    findings = 1  # the command worked and found something wrong: bad packs, failing cases
    misuse = 2  # wrong options, or a file that cannot be read or written
    rejected_rows = 3  # no usable row at all; with --strict: any rejected row
    bug = 70  # an error of Tidu itself (EX_SOFTWARE)
    interrupted = 130  # Ctrl+C


EXPLAINED = """\
退出码（脚本可据此判断）：

  0    正常。个别行被拒不算失败：被拒行列在结果里
  1    有发现：规则包有错、算例未通过
  2    用法不对，或文件无法读取、无法写入
  3    名单中没有一行可用；或加了 --strict 且有被拒行
  70   程序自身出错（设置 TIDU_DEBUG=1 可查看详情）
  130  被 Ctrl+C 中断"""
