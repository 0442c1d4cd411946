; Installs Keepwarm for this user only: no administrator, a start menu entry, an uninstaller that leaves the data.
Unicode true
!include "MUI2.nsh"
Name "Keepwarm"
OutFile "@OUT@"
InstallDir "$LOCALAPPDATA\Programs\Keepwarm"
InstallDirRegKey HKCU "Software\Keepwarm" "InstallDir"
RequestExecutionLevel user
@COMPRESSION@
VIProductVersion "@VERSION@.0"
VIAddVersionKey "ProductName" "Keepwarm"
VIAddVersionKey "FileDescription" "Keepwarm setup"
VIAddVersionKey "FileVersion" "@VERSION@"
VIAddVersionKey "LegalCopyright" "The Keepwarm developers, MIT licence"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Keepwarm"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\keepwarm.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

Section
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\lib"
  File /r "@PAYLOAD@/*"
  CreateShortcut "$SMPROGRAMS\Keepwarm.lnk" "$INSTDIR\keepwarm.exe"
  WriteRegStr HKCU "Software\Keepwarm" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.keepwarm" "" "Keepwarm.Backup"
  WriteRegStr HKCU "Software\Classes\Keepwarm.Backup" "" "Keepwarm backup"
  WriteRegStr HKCU "Software\Classes\Keepwarm.Backup\DefaultIcon" "" "$INSTDIR\keepwarm.exe,0"
  WriteRegStr HKCU "Software\Classes\Keepwarm.Backup\shell\open\command" "" '"$INSTDIR\keepwarm.exe" "%1"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Keepwarm"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "@VERSION@"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Keepwarm developers"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\keepwarm.exe"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  WriteUninstaller "$INSTDIR\uninstall.exe"
SectionEnd

Section "Uninstall"
  Delete "$INSTDIR\keepwarm.exe"
  Delete "$INSTDIR\LICENSES.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir /r "$INSTDIR\lib"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Keepwarm.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Classes\Keepwarm.Backup"
  DeleteRegKey HKCU "Software\Classes\.keepwarm"
  DeleteRegKey HKCU "Software\Keepwarm"
  DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "keepwarm"
  MessageBox MB_OK|MB_ICONINFORMATION "Keepwarm was removed. Your vault and its backups were left where they are:$\r$\n$LOCALAPPDATA\keepwarm" /SD IDOK
SectionEnd
