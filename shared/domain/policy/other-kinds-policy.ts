/** What policy says of the assistance that a household may get which the guarantee does not reach (Act arts. 21, 22). */
import * as z from 'zod';
import { fen } from '../../contracts/primitives.ts';
import { dated } from '../kernel/dated.ts';
import { positiveNumber, shareNumber } from '../kernel/decimal.ts';
import { say } from '../kernel/say.ts';

const { restsOn } = dated;
const line = z.union([fen.positive(), z.literal('none')]);

export const otherKindsPolicy = z.strictObject({
  edge: z
    .strictObject({ multiple: positiveNumber.meta({ zh: '标准的倍数', en: 'times the standard' }), restsOn })
    .meta({
      zh: '低保边缘家庭：人均收入上限',
      en: 'edge households: the most income per person',
    }),
  spending: z
    .strictObject({
      yearlyIncomeUpToFen: z
        .strictObject({
          urban: line.meta({ zh: '城市', en: 'town' }),
          rural: line.meta({ zh: '农村', en: 'country' }),
        })
        .meta({
          zh: '当地上年度人均可支配收入（分），城市和农村；none 未规定',
          en: "last year's local disposable income per person in fen, town and country; none: not stated",
        }),
      share: z.union([shareNumber, z.literal('none')]).meta({
        zh: '必要支出占收入的比例；none 未规定',
        en: 'the share of income that necessary spending is over; none: not stated',
      }),
      restsOn,
    })
    .meta({
      zh: '刚性支出困难家庭：收入和支出的界限',
      en: 'hardship by necessary spending: the limits of income and spending',
    }),
});
export type OtherKindsPolicy = z.infer<typeof otherKindsPolicy>;

export const defaultOtherKinds: OtherKindsPolicy = {
  edge: {
    multiple: 1.5,
    restsOn: say(
      '《社会救助法》第二十一条；1.5 倍：《办法》第八条',
      'Act art. 21; 1.5 times: Measures art. 8',
    ),
  },
  spending: {
    yearlyIncomeUpToFen: { urban: 'none', rural: 'none' },
    share: 'none',
    restsOn: say('《社会救助法》第二十二条；界限由各地规定', 'Act art. 22; the limits are set locally'),
  },
};
