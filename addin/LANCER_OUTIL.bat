@echo off
title CRM Enterprise FAE
"%~dp0python\python.exe" -X utf8 -m fae_xlwings lancer %*
if errorlevel 2 pause
