import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../shared/bridge.ts';
import { bridgeGlobal, everyCapability } from '../shared/bridge.ts';
import { callChannel, noticeChannel } from '../shared/channels.ts';

/** What a page of the desktop app may do; `ipcRenderer` itself never reaches the page. */
const bridge = {
  // Commands to an IVR go over HTTP with a browser's session; the app speaks to the relay by its socket alone.
  caps: { ...everyCapability, ivrControl: false },
  call: (method, ...input) => ipcRenderer.invoke(callChannel, method, input[0]),
  on: (notice, callback) => {
    const listener = (_event: unknown, name: unknown, payload: Parameters<typeof callback>[0]): void => {
      if (name === notice) callback(payload);
    };
    ipcRenderer.on(noticeChannel, listener);
    return () => {
      ipcRenderer.off(noticeChannel, listener);
    };
  },
} satisfies Bridge;

contextBridge.exposeInMainWorld(bridgeGlobal, bridge);
