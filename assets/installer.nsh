; Setup of Danping for Windows, beside what electron-builder writes: /RELAY=URL on the command line presets the relay's address.
; For everybody at the computer it goes where only an admin writes, for one person to that person's own place; src/main reads both
; (docs/install-desktop.md).
!include FileFunc.nsh

!macro customInstall
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/RELAY=" $R1
  ${IfNot} ${Errors}
    StrCpy $R2 $R1 7
    StrCpy $R3 $R1 8
    ${If} $R2 == "http://"
    ${OrIf} $R3 == "https://"
      ${If} $installMode == "all"
        SetShellVarContext all
        StrCpy $R4 "$APPDATA\Danping"
      ${Else}
        StrCpy $R4 "$LOCALAPPDATA\Danping"
      ${EndIf}
      CreateDirectory $R4
      WriteINIStr "$R4\preset.ini" "preset" "relay" $R1
      FlushINI "$R4\preset.ini"
    ${EndIf}
  ${EndIf}
!macroend
