@echo off
title CRM Enterprise FAE - retrait
cd /d "%TEMP%"
if exist "%~dp0python\python.exe" goto pret
echo Le dossier python manque : clic droit sur le fichier zip, Extraire tout, puis relancez DESINSTALLER.bat.
pause
exit /b 1
:pret
"%~dp0python\python.exe" -B -X utf8 -m fae_xlwings desinstaller %*
if errorlevel 1 exit /b 1
rem Python ne peut pas effacer son propre dossier : ces trois gestes terminent le retrait.
rd /s /q "%LOCALAPPDATA%\FAE2026\python" 2>nul & del /q "%LOCALAPPDATA%\FAE2026\DESINSTALLER.bat" 2>nul & rd "%LOCALAPPDATA%\FAE2026" 2>nul & exit /b 0
