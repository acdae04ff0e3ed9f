@echo off
rem The relay, with the Node that it brought along.
if not defined DANPING_RELAY_DATA set "DANPING_RELAY_DATA=%ProgramData%\Danping Relay\data"
"%~dp0bin\node.exe" "%~dp0relay\main.ts" %*
