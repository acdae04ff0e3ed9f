// Node-RED with nothing in it that these pushes do not need: no editor, no admin API, no log, no telemetry, context in memory.
module.exports = {
  uiHost: '127.0.0.1',
  httpAdminRoot: false,
  disableEditor: true,
  httpStatic: false,
  credentialSecret: false,
  contextStorage: { default: { module: 'memory' } },
  logging: { console: { level: 'off', metrics: false, audit: false } },
  diagnostics: { enabled: false },
  runtimeState: { enabled: false },
  telemetry: { enabled: false },
  functionExternalModules: false,
  functionTimeout: 0,
};
