#!/usr/bin/env bash
# 执行 tidu 的任何命令，数据在本文件夹的 data（可用 TIDU_HOME 另指）：./tidu.sh create-admin …
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ -x "$here/.venv/bin/tidu" ] || "$here/install.sh"
export TIDU_HOME="${TIDU_HOME:-$here/data}"
exec "$here/.venv/bin/python" -m tidu.cli.main "$@"
