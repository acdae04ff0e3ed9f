import type { Dialect } from '../../relay/core/dialect.ts';
import { moorV7 } from '../../relay/dialects/moor-v7/index.ts';
import { tel4vn } from '../../relay/dialects/tel4vn/index.ts';
import { wellcloud } from '../../relay/dialects/wellcloud/index.ts';
import { yunhuni } from '../../relay/dialects/yunhuni/index.ts';
import { foldsTarget } from './folds.ts';
import { pushTarget } from './pushes.ts';
import { socketTarget } from './socket.ts';
import type { Target } from './target.ts';

const dialects: readonly Dialect[] = [moorV7, yunhuni, tel4vn, wellcloud];
const names = dialects.map(({ name }) => name);

export const targets: readonly Target[] = [
  ...dialects.map((dialect) => pushTarget(dialect, names.filter((name) => name !== dialect.name))),
  socketTarget,
  foldsTarget(new Map(dialects.map((dialect) => [dialect.name, dialect]))),
];
