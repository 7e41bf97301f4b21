#!/usr/bin/env bash
# Chromium and Chinese fonts for the browser tests, on Debian and as root; elsewhere only a word about it.
# Chromium without windows takes half the processor of the whole one, which will do where it is all there is.
set -euo pipefail

shell=$(command -v chromium-headless-shell || true)
chromium=$(command -v chromium || command -v chromium-browser || true)
fonts=$(fc-list ':lang=zh' 2>/dev/null | head -n 1 || true)
[ -z "$shell" ] || [ -z "$fonts" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	export DEBIAN_FRONTEND=noninteractive
	patience="-o Acquire::Retries=0 -o Acquire::http::Timeout=30"
	if apt-get update -qq $patience; then
		# Older releases have only the whole one.
		for build in chromium-headless-shell chromium; do
			apt-get install -y -qq --no-install-recommends "$build" fonts-noto-cjk fontconfig >/dev/null && exit 0
		done
	fi
fi
[ -z "$chromium" ] || [ -z "$fonts" ] || exit 0
echo "没有 Chromium 或中文字体，浏览器测试将跳过；Debian/Ubuntu 请执行：apt install chromium-headless-shell fonts-noto-cjk" >&2
