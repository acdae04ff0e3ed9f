export { batchSchema, refusalSchema, welcomeSchema, type Batch, type Welcome } from '../../shared/contract/stream.ts';
