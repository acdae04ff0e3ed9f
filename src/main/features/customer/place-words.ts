import type { Language } from '../../../shared/api/settings.ts';
import type { NameSet, PlaceLanguage } from './prefix-table.ts';

const placeLanguageOf: Readonly<Record<Language, PlaceLanguage>> = { 'zh-CN': 'zh', en: 'en', vi: 'vi' };

/** What the language calls it; English stands in. */
export function wordOf(names: NameSet | null, language: Language): string | null {
  return names?.[placeLanguageOf[language]] ?? names?.en ?? null;
}

/** A place as people say it: `江苏省连云港市` is `江苏 连云港`, `Thủ đô Hà Nội` is `Hà Nội`. */
export function shortPlace(place: string, language: Language): string {
  if (language === 'zh-CN') return shortChinese(place);
  return language === 'vi' ? place.replace(/^(Thủ đô|Tỉnh) /, '').replace(/^Thành phố /, 'TP. ') : place;
}

const autonomousRegions = /^(内蒙古|广西壮族|西藏|宁夏回族|新疆维吾尔)自治区/;
const peopleOfRegion = /(壮族|回族|维吾尔)$/;

/** Some area codes serve several cities: each loses its 市, and the 、 between them stays. */
function shortChinese(place: string): string {
  const region = autonomousRegions.exec(place) ?? /^([^省市]{2,3})省/.exec(place);
  const [whole, name] = region ?? ['', ''];
  const cities = place
    .slice(whole.length)
    .split('、')
    .map((city) => city.replace(/(.{2,})(市|地区)$/, '$1'));
  return [name?.replace(peopleOfRegion, ''), cities.join('、')].filter((word) => word).join(' ');
}

/** The place with its country, for numbers from abroad: Chinese says the country first. */
export function withCountry(place: string | null, country: string, language: Language): string {
  if (place === null || place === country) return country;
  return language === 'zh-CN' ? `${country} ${place}` : `${place}, ${country}`;
}
