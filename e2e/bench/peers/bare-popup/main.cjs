// The least that a pop-up in Electron can be: a hidden window that is loaded already, shown with the text of what was posted.
// It keeps nothing, checks nothing and knows nobody.
const { createServer } = require('node:http');
const { app, BrowserWindow, ipcMain } = require('electron');

app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 380, height: 200, show: false, frame: false, alwaysOnTop: true, webPreferences: { preload: `${__dirname}/preload.cjs`, backgroundThrottling: false } });
  await window.loadFile('page.html');
  ipcMain.on('painted', (_event, id, at) => process.stdout.write(`${JSON.stringify({ painted: id, at })}\n`));
  const server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { id, text } = JSON.parse(Buffer.concat(chunks).toString());
      if (text === '') window.hide();
      else {
        window.webContents.send('show', { id, text });
        window.showInactive();
      }
      response.end('{}');
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.stdout.write(`${JSON.stringify({ listening: typeof address === 'object' && address ? address.port : 0 })}\n`);
  });
});
