@echo off
rem Site, worker and tick together; Ctrl+C stops them. To try: start.bat --demo
call "%~dp0tidu.bat" start %*
if errorlevel 1 pause
