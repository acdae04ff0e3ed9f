// Electron with the windows that Danping opens, and nothing in them: what a start costs whoever is not Danping.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(async () => {
  const main = new BrowserWindow({ width: 1200, height: 800, webPreferences: { sandbox: true } });
  const popup = new BrowserWindow({ width: 380, height: 200, show: false, frame: false, alwaysOnTop: true, webPreferences: { sandbox: true, backgroundThrottling: false } });
  await Promise.all([main.loadFile('page.html', { hash: 'main' }), popup.loadFile('page.html', { hash: 'popup' })]);
});
