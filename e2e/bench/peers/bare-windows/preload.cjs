const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('bare', {
  /** @param {string} method */
  call: (method) => ipcRenderer.invoke('call', method),
});
