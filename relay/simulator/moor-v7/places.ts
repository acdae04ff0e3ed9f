import type { Random } from '../random.ts';
import type { Customer, Place } from './parties.ts';
import { proportions } from './proportions.ts';

export const beijing: Place = { province: '北京', city: '北京', areaCode: '010' };

const places: readonly [Place, ...Place[]] = [
  beijing,
  { province: '上海', city: '上海', areaCode: '021' },
  { province: '广东', city: '广州', areaCode: '020' },
  { province: '广东', city: '深圳', areaCode: '0755' },
  { province: '浙江', city: '杭州', areaCode: '0571' },
  { province: '江苏', city: '南京', areaCode: '025' },
  { province: '江苏', city: '连云港', areaCode: '0518' },
  { province: '四川', city: '成都', areaCode: '028' },
  { province: '湖北', city: '武汉', areaCode: '027' },
  { province: '陕西', city: '西安', areaCode: '029' },
  { province: '山东', city: '青岛', areaCode: '0532' },
  { province: '福建', city: '厦门', areaCode: '0592' },
];

type Prefixes = readonly [string, ...string[]];

/** The first three digits that the three carriers give to people. */
const carriers: readonly [Prefixes, ...Prefixes[]] = [
  ['134', '135', '136', '137', '138', '139', '150', '151', '152', '157', '158', '159', '182', '187', '188'],
  ['130', '131', '132', '155', '156', '166', '176', '185', '186'],
  ['133', '153', '173', '177', '180', '181', '189', '199'],
];
const surnames = ['王', '李', '张', '刘', '陈', '杨', '黄', '赵', '周', '吴', '徐', '孙', '欧阳'] as const;

export function mobileNumber(random: Random): string {
  return `${random.pick(random.pick(carriers))}${digits(random, 8)}`;
}

/** Area code, then seven or eight digits of which the first is 2 to 8. */
export function landlineNumber(random: Random, place: Place): string {
  return `${place.areaCode}${random.int(2, 8)}${digits(random, place.areaCode.length === 3 ? 7 : 6)}`;
}

export function somePlace(random: Random): Place {
  return random.pick(places);
}

export function someCustomer(random: Random): Customer {
  const place = somePlace(random);
  const numberType = random.weighted(proportions.customerNumber);
  return {
    number: numberType === 'mobile' ? mobileNumber(random) : landlineNumber(random, place),
    numberType,
    place,
    name: `${random.pick(surnames)}${random.pick(['女士', '先生'])}`,
    isVip: random.chance(proportions.vip),
  };
}

function digits(random: Random, length: number): string {
  return Array.from({ length }, () => random.int(0, 9)).join('');
}
