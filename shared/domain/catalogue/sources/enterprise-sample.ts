/** Businesses of the sample county: most of its people have none; who has one mostly holds an office, or has closed it. */
import { computeCreditCheck } from '../../kernel/credit-code.ts';
import {
  type Cells,
  type Draw,
  pickWeighted,
  type SourceSample,
  type Weighted,
  writeFen,
} from '../sample.ts';

type Part = Readonly<Record<'business_type' | 'role' | 'registration_status', string>>;

/** What raises nothing: offices without a share, plain members, what has ended. */
const ordinary: Weighted<Part> = [
  [{ business_type: '农民专业合作社', role: '成员', registration_status: '存续' }, 45],
  [{ business_type: '股份经济合作社', role: '成员', registration_status: '存续（在营、开业、在册）' }, 25],
  [{ business_type: '个体工商户', role: '经营者', registration_status: '注销' }, 20],
  [{ business_type: '有限责任公司（自然人投资或控股）', role: '监事', registration_status: '在业' }, 6],
  [{ business_type: '有限责任公司', role: '法定代表人', registration_status: '吊销，已注销' }, 4],
];

const anything: Weighted<Part> = [
  ...ordinary,
  [{ business_type: '个体工商户', role: '经营者', registration_status: '存续（在营、开业、在册）' }, 140],
  [
    { business_type: '有限责任公司（自然人独资）', role: '法定代表人、股东', registration_status: '开业' },
    40,
  ],
  [{ business_type: '有限责任公司（自然人投资或控股）', role: '股东', registration_status: '存续' }, 50],
  [{ business_type: '有限合伙企业', role: '有限合伙人', registration_status: '在营（开业）' }, 6],
  [{ business_type: '个体工商户', role: '经营者', registration_status: '吊销，未注销' }, 20],
];

/** A code of a region that GB/T 2260 has given to no county. */
export function drawCreditCode(draw: Draw, business: string): string {
  const kind = business.includes('合作社') ? '93' : business.startsWith('个体') ? '92' : '91';
  const first17 = `${kind}329901MA${draw.int(1_000_000, 9_999_999)}`;
  return first17 + computeCreditCheck(first17);
}

export function drawBusiness(draw: Draw, part: Part): Cells {
  const number = draw.int(100, 999);
  const isCompany = part.business_type.includes('公司');
  const owns = isCompany && /股东/.test(part.role);
  return {
    credit_code: drawCreditCode(draw, part.business_type),
    business_name: isCompany ? `试验县某商贸${number}有限公司` : `试验县某经营部${number}号`,
    ...part,
    share: owns ? draw.pick(['30%', '50%', '100%', '0.25']) : '',
    capital: owns ? writeFen(draw.int(10, 200) * 10_000_00) : '',
    founded_on: `20${draw.int(10, 24)}-0${draw.int(1, 9)}-1${draw.int(0, 9)}`,
    annual_report_year: draw.pick(['2025', '2025', '2025', '2024', '']),
    irregular: draw.pick(['否', '否', '否', '是', '']),
  };
}

export const sample: SourceSample = {
  senders: [
    {
      provider: 'market-regulator',
      providerName: '清禾县市场监督管理局',
      asOf: '2026-10-15',
      files: ['市场主体.csv'],
      rows: 2_000,
    },
  ],
  share: 0.018,
  draw: (draw, { age }) => (age < 18 ? [] : [drawBusiness(draw, pickWeighted(draw, ordinary))]),
  drawAny: (draw, { age }) => (age < 18 ? [] : [drawBusiness(draw, pickWeighted(draw, anything))]),
};
