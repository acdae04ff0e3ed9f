const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('pop', {
  /** @param {(call: unknown) => void} show */
  onShow: (show) => ipcRenderer.on('show', (_event, call) => show(call)),
  /** @param {string} id */
  painted: (id) => ipcRenderer.send('painted', id, Date.now()),
});
