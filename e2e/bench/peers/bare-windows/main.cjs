// Electron with the windows that Danping opens, and nothing in them: what a start costs whoever is not Danping. The same windows, of the
// same size and behind the same walls (sandbox, a preload script, a profile of their own), in the same order: the main window first, the
// pop-up's when that has its first frame. It reads nothing, checks nothing, connects to nobody, and its page is a file that was written
// by hand: nothing with these windows can be faster.
const { app, BrowserWindow } = require('electron');

const profile = process.argv.find((argument) => argument.startsWith('--profile='));
if (profile) app.setPath('userData', profile.slice('--profile='.length));
const webPreferences = { preload: `${__dirname}/preload.cjs`, sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false };

app.whenReady().then(() => {
  const main = new BrowserWindow({ width: 1120, height: 720, show: false, backgroundColor: '#ffffff', autoHideMenuBar: true, webPreferences });
  main.once('ready-to-show', () => {
    main.show();
    const popup = new BrowserWindow({
      width: 380,
      height: 200,
      show: false,
      frame: false,
      resizable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      backgroundColor: '#ffffff',
      webPreferences: { ...webPreferences, backgroundThrottling: false },
    });
    main.on('closed', () => popup.destroy());
    popup.loadFile('page.html', { hash: 'popup' });
  });
  main.loadFile('page.html', { hash: 'main' });
});
app.on('window-all-closed', () => app.quit());
