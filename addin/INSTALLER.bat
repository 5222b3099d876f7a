@echo off
title CRM Enterprise FAE - installation
if exist "%~dp0python\python.exe" goto pret
echo Le dossier python manque : clic droit sur le fichier zip, Extraire tout, puis relancez INSTALLER.bat.
pause
exit /b 1
:pret
"%~dp0python\python.exe" -B -X utf8 -m fae_xlwings installer %*
