export { createWellcloudClient, type WellcloudClient, type WellcloudPorts } from './client.ts';
export { callIdSchema, mediaFilesSchema, monitorCallSchema, rtpAddressSchema, type MonitorCall } from './request.ts';
export { readAccess, type Access } from './access.ts';
export { fixedToken, issuedTokens, type HeldToken, type Tokens } from './tokens.ts';
export type { WellcloudFailure, WellcloudFailureCode, WellcloudResult } from './failure.ts';
