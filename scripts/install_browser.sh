#!/usr/bin/env bash
# Chromium and Chinese fonts for the browser tests, on Debian and as root; elsewhere only a word about it.
set -euo pipefail

chromium=$(command -v chromium || true)
fonts=$(fc-list ':lang=zh' 2>/dev/null | head -n 1 || true)
[ -z "$chromium" ] || [ -z "$fonts" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	export DEBIAN_FRONTEND=noninteractive
	apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fontconfig >/dev/null && exit 0
fi
echo "没有 Chromium 或中文字体，浏览器测试将跳过；Debian/Ubuntu 请执行：apt install chromium fonts-noto-cjk" >&2
