@echo off
rem Any command of tidu; data in the folder data, or where TIDU_HOME says.
chcp 65001 >nul
if not exist "%~dp0.venv\Scripts\tidu.exe" call "%~dp0install.bat" || exit /b 1
if "%TIDU_HOME%"=="" set "TIDU_HOME=%~dp0data"
set PYTHONUTF8=1
"%~dp0.venv\Scripts\python" -m tidu.cli.main %*
