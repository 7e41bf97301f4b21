#!/bin/bash
# Make the rivals' environment if it is not there, then measure. Arguments go to benchmarks/engine.py (--quick).
set -euo pipefail
cd "$(dirname "$0")/.."
python=.venv-bench/bin/python
if ! [ -e .venv-bench/.stamp ] || [ requirements/bench.txt -nt .venv-bench/.stamp ]; then
    "${PYTHON:-python3}" -m venv .venv-bench
    $python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/bench.txt
    $python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
    touch .venv-bench/.stamp
fi
command -v cc >/dev/null || echo "No C compiler: the fused kernel is left out (apt install gcc)." >&2
exec $python -m benchmarks.engine "$@"
