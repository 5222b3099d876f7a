@echo off
setlocal
title CRM Enterprise FAE - installation
set "ici=%~dp0"
if not "%ici:~0,2%"=="\\" goto ici
rem Un dossier du reseau recoit une lettre de lecteur, que popd rend a Windows.
pushd "%ici%"
if not errorlevel 1 set "ici=%CD%\"
:ici
if exist "%ici%python\python.exe" goto pret
echo Le dossier python manque : clic droit sur le fichier zip, Extraire tout, puis relancez INSTALLER.bat.
pause
popd
exit /b 1
:pret
"%ici%python\python.exe" -B -X utf8 -m fae_xlwings installer %*
set "code=%errorlevel%"
popd
exit /b %code%
