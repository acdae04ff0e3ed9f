export { createWellcloudClient, type WellcloudClient, type WellcloudPorts } from './client.ts';
export { mediaFilesSchema, monitorCallSchema, type MonitorCall } from './request.ts';
export type { WellcloudFailure, WellcloudFailureCode, WellcloudResult } from './failure.ts';
