/** What policy says of documents: who issues them, what they rest on, where the household may turn. */
import { z } from 'zod';
import { documentKind } from '../../contracts/case-steps.ts';
import { say } from '../kernel/say.ts';
import { dated } from './dated.ts';

const text = z.string().min(1).max(1_000);

export const documentPolicy = z.strictObject({
  /** Who signs, by county; `others` where a county has no entry. */
  offices: z.record(z.string().regex(/^\d{6}$/), text),
  otherOffices: text,
  /** In Chinese, as it is printed. */
  basis: z.record(documentKind, text),
  remedies: text,
  restsOn: dated.restsOn,
});
export type DocumentPolicy = z.infer<typeof documentPolicy>;

const measures = '《最低生活保障审核确认办法》';

export const defaultDocuments: DocumentPolicy = {
  offices: {},
  otherOffices: '县级人民政府民政部门',
  basis: {
    'survey-form': `${measures}第十六条`,
    'comparison-report': `${measures}第九条、第十七条`,
    notice: `${measures}第十八条、第三十二条`,
    'service-record': `${measures}第三十二条`,
    'change-form': `${measures}第二十三条、第三十二条`,
    decision: `${measures}第三十二条`,
  },
  remedies: '不服本决定的，可以依法申请行政复议或者提起行政诉讼。',
  restsOn: say(
    '《办法》第九、十六、十七、十八、二十三、三十二、三十八条',
    'Measures arts. 9, 16, 17, 18, 23, 32, 38',
  ),
};
