import type { Random } from '../random.ts';
import type { Ids } from './ids.ts';
import type { CloudAgent } from './parties.ts';
import { beijing, mobileNumber } from './places.ts';
import { proportions } from './proportions.ts';

export interface AgentOnDuty {
  readonly agentNumber: string;
  readonly agentName: string;
}

const names = '李雷 韩梅梅 张伟 王芳 刘洋 陈静 杨帆 赵敏 黄磊 周婷 吴昊 徐丽 孙鹏 马超 朱琳 欧阳雪'.split(' ');

/** A plausible name for the agent at this place of a list: the first sixteen differ. */
export function agentNameAt(index: number): string {
  const name = names[index % names.length] ?? '默认坐席';
  const round = Math.floor(index / names.length);
  return round === 0 ? name : `${name}${round + 1}`;
}

/** What the cloud knows of an agent beyond number and name. */
export function equip(agent: AgentOnDuty, random: Random, ids: Ids): CloudAgent {
  const loginType = random.weighted(proportions.loginType);
  return {
    ...agent,
    agentId: ids.object(),
    loginType,
    telNumber: loginType === 'PSTN' ? mobileNumber(random) : agent.agentNumber,
    place: beijing,
  };
}
