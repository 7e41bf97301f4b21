#!/usr/bin/env bash
# 离线安装：程序装进本文件夹的 .venv，只用 wheels 里的文件，不访问网络。
set -euo pipefail
cd "$(dirname "$0")"

python=${PYTHON:-}
if [ -z "$python" ]; then
	python=$(command -v python3.11 || command -v python3 || true)
fi
if [ -z "$python" ] || ! "$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))'; then
	echo "需要 Python 3.11。装在别处的，请写明：PYTHON=路径 ./install.sh" >&2
	exit 1
fi
"$python" -m venv .venv || {
	rm -rf .venv
	echo "无法建立虚拟环境；Debian、Ubuntu、麒麟、统信请先安装 python3.11-venv" >&2
	exit 1
}
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-cache-dir \
	--no-index --find-links wheels --no-deps --require-hashes -r requirements.txt
echo "已安装 $(.venv/bin/python -c 'import tidu; print("梯度", tidu.__version__)')。启动：./start.sh（试用：./start.sh --demo）"
