@echo off
title CRM Enterprise FAE
if exist "%~dp0python\python.exe" goto pret
echo Le dossier python manque : clic droit sur le fichier zip, Extraire tout, puis relancez LANCER_OUTIL.bat.
pause
exit /b 1
:pret
"%~dp0python\python.exe" -X utf8 -m fae_xlwings lancer %*
if errorlevel 2 pause
