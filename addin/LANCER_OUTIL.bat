@echo off
setlocal
title CRM Enterprise FAE
set "ici=%~dp0"
if not "%ici:~0,2%"=="\\" goto ici
rem Un dossier du reseau recoit une lettre de lecteur, que popd rend a Windows.
pushd "%ici%"
if not errorlevel 1 set "ici=%CD%\"
:ici
if exist "%ici%python\python.exe" goto pret
echo Le dossier python manque : clic droit sur le fichier zip, Extraire tout, puis relancez LANCER_OUTIL.bat.
pause
popd
exit /b 1
:pret
"%ici%python\python.exe" -X utf8 -m fae_xlwings lancer %*
set "code=%errorlevel%"
if errorlevel 2 pause
popd
exit /b %code%
