/** Every cloud that the relay understands, one line each (docs/dialects.md, "Tell the relay"). */
export { moorV7 } from './dialects/moor-v7/index.ts';
export { tel4vn } from './dialects/tel4vn/index.ts';
export { wellcloud } from './dialects/wellcloud/index.ts';
export { yunhuni } from './dialects/yunhuni/index.ts';
