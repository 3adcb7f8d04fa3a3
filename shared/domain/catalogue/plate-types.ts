/** Kinds of number plate (号牌种类), GA 24.7, as codes and as the names that vehicle offices write for them. */

import { say } from '../kernel/say.ts';
import { clean } from '../kernel/text.ts';
import { defineWords, otherStates } from './words.ts';

/** The name of each code, and other names in use for it. Names are written without 号牌 at the end. */
const names: Readonly<Record<string, readonly string[]>> = {
  '01': ['大型汽车'],
  '02': ['小型汽车'],
  '03': ['使馆汽车'],
  '04': ['领馆汽车'],
  '05': ['境外汽车'],
  '06': ['外籍汽车'],
  '07': ['两、三轮摩托车', '二、三轮摩托车', '普通摩托车'],
  '08': ['轻便摩托车'],
  '09': ['使馆摩托车'],
  '10': ['领馆摩托车'],
  '11': ['境外摩托车'],
  '12': ['外籍摩托车'],
  '13': ['低速车', '农用运输车'],
  '14': ['拖拉机'],
  '15': ['挂车'],
  '16': ['教练汽车'],
  '17': ['教练摩托车'],
  '18': ['试验汽车'],
  '19': ['试验摩托车'],
  '20': ['临时入境汽车'],
  '21': ['临时入境摩托车'],
  '22': ['临时行驶车'],
  '23': ['警用汽车'],
  '24': ['警用摩托车', '警用摩托'],
  '25': ['原农机'],
  '26': ['香港入出境车'],
  '27': ['澳门入出境车'],
  '31': ['武警'],
  '32': ['军队'],
  '51': ['大型新能源汽车'],
  '52': ['小型新能源汽车'],
  '99': ['其他'],
};

/**
 * Types of vehicles (GA 802) that are in place of a kind of plate, where they can only have one: of a 小型轿车 the plate
 * may be 02 or 52.
 */
const codesOfVehicleTypes: Readonly<Record<string, readonly string[]>> = {
  '07': [
    '普通二轮摩托车',
    '普通正三轮摩托车',
    '普通三轮摩托车',
    '两轮摩托车',
    '二轮摩托车',
    '三轮摩托车',
    '正三轮摩托车',
    '侧三轮摩托车',
  ],
  '08': ['轻便二轮摩托车', '轻便两轮摩托车', '轻便正三轮摩托车', '轻便三轮摩托车'],
  '13': ['低速货车', '三轮汽车', '低速载货汽车', '三轮农用运输车', '四轮农用运输车', '低速汽车'],
  '14': [
    '轮式拖拉机',
    '手扶拖拉机',
    '大型轮式拖拉机',
    '小型轮式拖拉机',
    '手扶变型运输机',
    '轮式拖拉机运输机组',
    '手扶拖拉机运输机组',
  ],
};

const codeOfName: ReadonlyMap<string, string> = new Map(
  [...Object.entries(codesOfVehicleTypes), ...Object.entries(names)].flatMap(([code, called]) =>
    called.map((name) => [foldName(name), code] as const),
  ),
);

/**
 * The code of a plate type given as code (`02`, or `2` where a spreadsheet has eaten the zero; with its name behind it or
 * not), as name, with or without 号牌, or as the type of a vehicle; undefined where it is not one of these.
 *
 * @param cleaned the provider's word, cleaned.
 */
export function plateTypeCodeOf(cleaned: string): string | undefined {
  const [, digits = cleaned, name = ''] = /^(\d{1,2})[\s:.、-]+(\D+)$/.exec(cleaned) ?? [];
  const code = digits.padStart(2, '0');
  if (!Object.hasOwn(names, code)) return codeOfName.get(foldName(cleaned));
  return name === '' || codeOfName.get(foldName(name)) === code ? code : undefined;
}

/** 号牌种类: what each code says, and what is written for it. */
export const plateTypes = defineWords<string>({
  title: say('号牌种类', 'Plate types'),
  intro: say('代码或名称（GA 24.7）。', 'Code or name (GA 24.7).'),
  meanings: Object.fromEntries(
    Object.entries(names).map(([code, called]) => [
      code,
      {
        says: say(called[0] ?? code, `type ${code}`),
        words: [code, ...called, ...(codesOfVehicleTypes[code] ?? [])],
      },
    ]),
  ),
  otherwise: otherStates,
  of: (text) => plateTypeCodeOf(clean(text)),
});

/** What a code represents; the code itself where the standard has none of this number. */
export function plateTypeName(code: string): string {
  return names[code]?.[0] ?? code;
}

function foldName(name: string): string {
  return name.replace(/[\s、,]/g, '').replace(/号牌$/, '');
}
