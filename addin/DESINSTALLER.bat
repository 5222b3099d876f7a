@echo off
title CRM Enterprise FAE - retrait
cd /d "%TEMP%"
"%~dp0python\python.exe" -B -X utf8 -m fae_xlwings desinstaller %*
if errorlevel 1 exit /b 1
rem Python ne peut pas effacer son propre dossier : ces trois gestes terminent le retrait.
rd /s /q "%LOCALAPPDATA%\FAE2026\python" 2>nul & del /q "%LOCALAPPDATA%\FAE2026\DESINSTALLER.bat" 2>nul & rd "%LOCALAPPDATA%\FAE2026" 2>nul & exit /b 0
