import { readFileSync, writeFileSync } from 'node:fs';

/**
 * What `msiexec /i … RELAY=URL` leaves behind: the same preset.ini as the other setup (assets/installer.nsh), by Windows Installer's own table for such
 * files, so that it is taken away with the app.
 */
const preset = `
    <Property Id="RELAY" Secure="yes"/>
    <DirectoryRef Id="TARGETDIR">
      <Directory Id="CommonAppDataFolder">
        <Directory Id="PresetFolder" Name="Danping">
          <Component Id="RelayPreset" Guid="6B1C6E0B-5C1B-4E7D-9E0A-6E2A6C3F7D21">
            <Condition>RELAY</Condition>
            <CreateFolder/>
            <IniFile Id="RelayPresetLine" Action="addLine" Directory="PresetFolder" Name="preset.ini" Section="preset" Key="relay" Value="[RELAY]"/>
          </Component>
        </Directory>
      </Directory>
    </DirectoryRef>`;

/**
 * electron-builder calls this with the project file of the MSI before it is compiled.
 *
 * @param {string} project
 */
export default function addPreset(project) {
  writeFileSync(project, withPreset(readFileSync(project, 'utf8')));
}

/**
 * @param {string} project the XML of the project
 * @returns {string}
 * @throws where the project has another form than that of electron-builder 26
 */
export function withPreset(project) {
  const feature = '<ComponentGroupRef Id="ProductComponents"/>';
  if (!project.includes(feature) || !project.includes('</Product>')) throw new Error('The MSI project has changed its form: scripts/dist/desktop/msi-preset.mjs must follow.');
  return project.replace(feature, `${feature}\n      <ComponentRef Id="RelayPreset"/>`).replace('</Product>', `${preset.slice(1)}\n  </Product>`);
}
