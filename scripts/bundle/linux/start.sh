#!/usr/bin/env bash
# 启动网站、后台处理和定时维护，Ctrl+C 停止。试用：./start.sh --demo　换端口：PORT=9000 ./start.sh
set -euo pipefail
exec "$(dirname "$0")/tidu.sh" start "$@"
