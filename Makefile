# One door to everything. `make` alone lists what there is.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run sample test lint format assets bundle bench docs lock clean

# The distribution's own first: Debian and others build it with profiles, pyenv and most others do not, and all tests
# together take an eighth less. It is also what servers run.
PYTHON ?= $(shell /usr/bin/python3 -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo /usr/bin/python3 || echo python3)
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# The locks are whole: no resolving, so that a newer release on the index cannot unsettle an old pin.
FROM_LOCK := --no-deps --require-hashes -r
# uv takes seconds where pip takes a minute; pip where the index, or the way to it, is known to pip alone.
define install
$(BIN)/uv pip install --quiet --python $(BIN)/python $(1) 2>/dev/null || $(PIP_INSTALL) $(1)
endef
UV_COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-emit-index-url

help:  ## 列出全部目标 · list the targets
	@echo "Tidu 梯度"; echo
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

# Data of `make run` stay where they are; `make clean` leaves them alone.
run: export TIDU_HOME ?= $(CURDIR)/.site
run: $(VENV)/.stamp-run $(VENV)/.stamp-assets  ## 安装并启动网站，带演示数据（PORT=端口） · install and start the site with demo data
	@exec $(BIN)/tidu start --demo

sample: $(VENV)/.stamp-run  ## 不启动网站，用虚构样例做一次诊断 · diagnose a made-up roster, without the site
	@mkdir -p $(DEMO)
	$(BIN)/tidu sample -n 200 --seed 7 -o $(DEMO)/sample.xlsx
	$(BIN)/tidu evaluate $(DEMO)/sample.xlsx -o $(DEMO)/diagnosis.xlsx
	@echo; echo "样例名单（虚构企业）：$(CURDIR)/$(DEMO)/sample.xlsx"
	@echo "诊断结果（请用 Excel 或 WPS 打开）：$(CURDIR)/$(DEMO)/diagnosis.xlsx"

test: $(VENV)/.stamp-dev $(VENV)/.stamp-assets $(VENV)/.stamp-browser  ## 全部检查与测试 · every check and test, as CI runs them
	@$(BIN)/python scripts/checks.py

lint: $(VENV)/.stamp-dev  ## 只做静态检查 · style, types and layers only
	@$(BIN)/python scripts/checks.py --only lint

format: $(VENV)/.stamp-dev  ## 整理代码格式 · format and mend what can be mended
	@$(BIN)/ruff check --fix-only --quiet . ; $(BIN)/ruff format .

assets: $(VENV)/.stamp-assets  ## 构建网站的样式、脚本与图标 · build the site's styles, scripts and icons

bundle: $(VENV)/.stamp-run $(VENV)/.stamp-assets  ## 制作离线安装包（dist/） · packages that install without a network
	@$(BIN)/python scripts/bundle.py

bench: $(VENV)/.stamp-dev .venv-bench/.stamp  ## 性能对比并写 docs/performance.md · benchmarks beside rivals
	@benchmarks/run.sh

docs: $(VENV)/.stamp-dev  ## 生成命令行手册与事实目录 · write docs/cli.md and docs/reference/facts.md
	@$(BIN)/python scripts/write_cli_docs.py
	@$(BIN)/python scripts/write_fact_docs.py

lock: $(VENV)/.stamp-dev  ## 重新锁定依赖（UPGRADE=1 取新版本）· lock again (UPGRADE=1 takes newer versions)
	@for name in install run dev bench assets; do \
		if [ -f requirements/$$name.in ]; then \
			$(UV_COMPILE) $(if $(UPGRADE),--upgrade) requirements/$$name.in -o requirements/$$name.txt; \
		fi; \
	done

clean:  ## 删除虚拟环境与生成物 · remove environments and whatever was built
	rm -rf $(VENV) .venv-bench frontend/node_modules $(ASSETS) build dist .coverage .coverage.* \
		.mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# --- environments: a stamp each, so that nothing is installed twice -------------------------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "需要 Python 3.11 或更新版本（可用 make PYTHON=python3.12 … 指定）" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo "无法建立虚拟环境；Debian/Ubuntu 请先执行：apt install python3-venv" >&2; exit 1; }

$(BIN)/uv: requirements/install.txt | $(BIN)/python
	@$(PIP_INSTALL) $(FROM_LOCK) requirements/install.txt && touch $@ || true

# The package itself is built by hatchling from the lock: nothing is fetched that has no hash.
$(VENV)/.stamp-run: requirements/run.txt pyproject.toml | $(BIN)/uv
	$(call install,$(FROM_LOCK) requirements/run.txt)
	$(call install,--no-deps --no-build-isolation --editable .)
	@touch $@

# dev.txt repeats run.txt's pins, so the second stamp answers for the first as well.
$(VENV)/.stamp-dev: requirements/dev.txt requirements/run.txt pyproject.toml | $(BIN)/uv
	$(call install,$(FROM_LOCK) requirements/dev.txt)
	$(call install,--no-deps --no-build-isolation --editable .)
	@touch $(VENV)/.stamp-run $@

# Browser assets. Node comes from the machine, else as a wheel: python3 alone is enough.
ASSETS := src/tidu/web/ui/static/ui
TEMPLATES = $(shell find src/tidu/web -name '*.html')
$(VENV)/.stamp-assets: $(wildcard frontend/*.* frontend/src/*) $(TEMPLATES) | $(BIN)/python
	@command -v npm >/dev/null || $(PIP_INSTALL) $(FROM_LOCK) requirements/assets.txt
	@export PATH="$$PATH:$(CURDIR)/$(BIN)"; cd frontend; \
		[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --loglevel=error; \
		node build.mjs
	@touch $@
ifeq ($(wildcard $(ASSETS)/site.css),)
.PHONY: $(VENV)/.stamp-assets
endif

# Browser tests drive Debian's Chromium. Without it and without root they are skipped, and say so.
$(VENV)/.stamp-browser: scripts/install_browser.sh | $(BIN)/python
	@scripts/install_browser.sh
	@touch $@

# Rivals live apart: some are AGPL, all are heavy, none is a dependency of ours.
.venv-bench/.stamp: requirements/bench.txt pyproject.toml
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check \
		$(FROM_LOCK) requirements/bench.txt
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check \
		--no-deps --no-build-isolation --editable .
	@touch $@
