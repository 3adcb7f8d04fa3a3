/** What policy says of documents: who issues them, what they rest on, where the household may turn. */
import * as z from 'zod';
import { documentKind } from '../../contracts/case-steps.ts';
import { say } from '../kernel/say.ts';
import { dated } from '../kernel/dated.ts';

const text = z.string().min(1).max(1_000);

const contact = z.strictObject({
  office: text.meta({ zh: '科室或者窗口', en: 'the room or window' }),
  address: text.optional().meta({ zh: '地址', en: 'address' }),
  telephone: text.optional().meta({ zh: '电话', en: 'telephone' }),
});

export const documentPolicy = z.strictObject({
  offices: z
    .record(z.string().regex(/^\d{6}$/), text)
    .meta({ zh: '署名机关，按县区代码', en: 'who signs, by county' }),
  otherOffices: text.meta({ zh: '没有写明的县区的署名机关', en: 'who signs where a county has no entry' }),
  basis: z
    .record(documentKind, text)
    .meta({ zh: '各种文书的依据，按中文印出', en: 'what each paper rests on, in Chinese, as it is printed' }),
  remedies: text.meta({
    zh: '救济途径和期限；〔机关〕〔法院〕代表下面两项',
    en: 'where the household may turn and until when; 〔机关〕 and 〔法院〕 stand for the two below',
  }),
  reviewAuthority: text.default('县级人民政府').meta({ zh: '复议机关', en: 'who reviews a decision' }),
  court: text.default('有管辖权的人民法院').meta({ zh: '受诉法院', en: 'which court is sued at' }),
  contact: text
    .optional()
    .meta({ zh: '家庭可询问的电话、地址', en: 'whom a household asks: telephone, address' }),
  contacts: z
    .record(z.string().regex(/^\d{6}$/), contact)
    .default({})
    .meta({
      zh: '家庭可询问的科室、地址、电话，按县区代码',
      en: 'whom a household asks, by county: office, address, telephone',
    }),
  reportValidDays: z.int().positive().max(3_660).default(180).meta({
    zh: '核对报告的有效天数，自出具之日起',
    en: 'a check report is valid for so many days from its issue',
  }),
  restsOn: dated.restsOn,
});
export type DocumentPolicy = z.infer<typeof documentPolicy>;

/** The remedies as they are printed: authority, court and time. */
export function remediesOf({ remedies, reviewAuthority, court }: DocumentPolicy): string {
  return remedies.replaceAll('〔机关〕', reviewAuthority).replaceAll('〔法院〕', court);
}

/** Whom a household asks, as it is printed; undefined where policy says nothing. */
export function contactOf(
  { contact: anywhere, contacts }: DocumentPolicy,
  county: string,
): string | undefined {
  const own = contacts[county];
  if (own === undefined) return anywhere;
  const parts = [
    own.office,
    own.address === undefined ? undefined : `地址：${own.address}`,
    own.telephone === undefined ? undefined : `电话：${own.telephone}`,
  ];
  return parts.filter((part) => part !== undefined).join('，');
}

const measures = '《最低生活保障审核确认办法》';

export const defaultDocuments: DocumentPolicy = {
  offices: {},
  contacts: {},
  otherOffices: '县级人民政府民政部门',
  basis: {
    'survey-form': `${measures}第十六条`,
    'comparison-report': `${measures}第九条、第十七条`,
    notice: `${measures}第十八条、第三十二条`,
    'service-record': `${measures}第三十二条`,
    'change-form': `${measures}第二十三条、第三十二条`,
    decision: `${measures}第三十二条`,
  },
  remedies: '不服本决定的，可自收到本决定之日起六十日内向〔机关〕申请行政复议，或者六个月内向〔法院〕起诉。',
  reviewAuthority: '县级人民政府',
  court: '有管辖权的人民法院',
  reportValidDays: 180,
  restsOn: say(
    '《办法》第九、十六、十七、十八、二十三、三十二、三十八条；《社会救助法》第七十六条；报告有效期：产品设定',
    'Measures arts. 9, 16, 17, 18, 23, 32, 38; Act art. 76; for how long a report is valid: product choice',
  ),
};
