@echo off
rem Installs into .venv from the folder wheels; no network is used.
chcp 65001 >nul
cd /d "%~dp0"
set "PY=py -3.11"
%PY% -c "pass" >nul 2>nul || set "PY=python"
%PY% -c "import sys; sys.exit(sys.version_info[:2] != (3, 11))" >nul 2>nul
if errorlevel 1 (
  echo 需要 Python 3.11（64 位）。请先安装，再运行 install.bat
  exit /b 1
)
%PY% -m venv .venv || exit /b 1
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check --no-cache-dir --no-index --find-links wheels --no-deps --require-hashes -r requirements.txt || exit /b 1
echo 已安装。启动：start.bat（试用：start.bat --demo）
