/** Everything that can be wrong with a request, as problem details (RFC 9457): a stable code, and what and why in words. */
import * as z from 'zod';
import { bilingual, type Bilingual } from './primitives.ts';

interface ProblemKind {
  status: number;
  title: Bilingual;
}

function kind(status: number, zh: string, en: string): ProblemKind {
  return { status, title: { zh, en } };
}

/** By code. A code never changes its meaning; clients and the console tell problems apart by it. */
export const problemKinds = {
  'request-invalid': kind(400, '请求内容不符合要求', 'The request is not as it has to be'),
  'cursor-invalid': kind(
    400,
    '分页标记无效，请从第一页重新查询',
    'The cursor leads nowhere; begin at the first page',
  ),
  'not-signed-in': kind(401, '尚未登录，或登录已失效', 'Nobody is signed in, or the session has ended'),
  'token-invalid': kind(401, '访问令牌无效', 'The access token is not valid'),
  'token-expired': kind(401, '访问令牌已过期', 'The access token has expired'),
  'token-not-for-access': kind(
    401,
    '该令牌不是访问令牌（例如身份令牌）',
    'The token is no access token: an identity token tells who signed in, and opens nothing',
  ),
  'staff-unknown': kind(403, '没有您的工作人员记录', 'There is no staff record for you'),
  'staff-inactive': kind(403, '您的工作人员记录已停用', 'Your staff record is no longer active'),
  'claims-differ': kind(
    403,
    '登录信息中的县或乡镇与工作人员记录不符',
    'County or town of the sign-in are not those of the staff record',
  ),
  'csrf-token-missing': kind(
    403,
    '请求未带有本会话的校验码',
    'The request does not carry the check value of this session',
  ),
  'role-missing': kind(403, '您的角色不允许此操作', 'Your roles do not allow this'),
  'outside-scope': kind(403, '不属于您的县或乡镇', 'It belongs to another county or town than yours'),
  'related-staff': kind(
    403,
    '您与该家庭有亲属关系，不得经办',
    'You are related to this household, so it is closed to you',
  ),
  'purpose-unknown': kind(
    400,
    '没有说明查看档案的目的，或该家庭没有这个个案',
    'Say what the file is opened for: a case of this household, or one of the reasons',
  ),
  'identity-number-wrong': kind(
    400,
    '身份证号有误，请核对后重新输入 18 位号码',
    'The identity number is wrong: check it, and give all 18 characters',
  ),
  'names-not-kept': kind(
    409,
    '导入下一份花名册后才能按姓名查询；现在请输入家庭编号或身份证号',
    'Names can be looked up once the next roster is imported; give a household number or an identity number',
  ),
  'step-refused': kind(409, '目前不能执行此步骤', 'This step cannot be taken now'),
  'not-found': kind(404, '没有找到', 'There is nothing here'),
  'version-missing': kind(
    428,
    '请用 If-Match 说明所依据的版本',
    'Say by If-Match which version this is based on',
  ),
  'changed-meanwhile': kind(
    412,
    '他人已修改，请重新查看后再操作',
    'Somebody has changed it meanwhile; look again',
  ),
  'list-too-long': kind(
    422,
    '清单太长，无法一次下载，请缩小日期范围后分次下载',
    'The list is too long for one file; narrow it and take several',
  ),
  'already-there': kind(409, '已存在', 'There is one already'),
  'staff-change-refused': kind(409, '不能这样修改工作人员记录', 'A staff record is not changed so'),
  'decision-refused': kind(409, '目前不能作此决定', 'This cannot be decided now'),
  'key-used-for-another-request': kind(
    422,
    '该幂等键已用于另一请求',
    'The idempotency key was used for another request',
  ),
  'in-progress': kind(409, '同一请求正在处理', 'The same request is being worked on'),
  'body-too-large': kind(413, '内容过大', 'The body is too large'),
  'media-type-unsupported': kind(415, '不支持此内容类型', 'This type of content is not taken'),
  'attachment-unusable': kind(422, '附件不能使用', 'The attachment cannot be used'),
  'sign-in-failed': kind(400, '登录未完成，请重新登录', 'The sign-in was not completed; begin again'),
  'identity-provider-unreachable': kind(
    503,
    '暂时无法连接身份提供方',
    'The identity provider cannot be reached; try again shortly',
  ),
  'too-many-requests': kind(429, '请求过于频繁，请稍后重试', 'Too many requests at once; try again shortly'),
  'answer-late': kind(
    504,
    '未能及时答复；请先查看是否已经生效，再决定是否重试',
    'No answer came in time; look whether it was done before you try again',
  ),
  'request-refused': kind(400, '请求未被接受', 'The request was not let in'),
  'internal-error': kind(500, '系统出错，请稍后重试', 'Something went wrong here; try again shortly'),
} as const satisfies Record<string, ProblemKind>;
export type ProblemCode = keyof typeof problemKinds;

/** One thing that is wrong, where there are several: a field, or a condition of a step. */
export const problemItem = z.object({ code: z.string(), path: z.string().optional(), ...bilingual.shape });
export type ProblemItem = z.infer<typeof problemItem>;

/** The body of a problem. `title` and `detail` are English, as the RFC has one text each; `zh` has both in Chinese. */
export const problemBody = z.object({
  type: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(problemKinds) as [ProblemCode, ...ProblemCode[]]),
  title: z.string(),
  detail: z.string(),
  zh: z.object({ title: z.string(), detail: z.string() }),
  problems: z.array(problemItem).optional(),
  /** Of a thing that somebody else has changed: the version that it has now, and who changed it when. */
  current: z.object({ version: z.int(), changedBy: z.string(), changedAt: z.string() }).optional(),
});
export type ProblemBody = z.infer<typeof problemBody>;

export interface ProblemDetails {
  /** What is special about this time; never a value that was sent. */
  detail?: Bilingual;
  problems?: readonly ProblemItem[];
  current?: NonNullable<ProblemBody['current']>;
}

/** Code and words of a problem, with what is special about this time. */
export function describeProblem(
  code: ProblemCode,
  { detail, problems, current }: ProblemDetails = {},
): ProblemBody {
  const { status, title } = problemKinds[code];
  const why = detail ?? title;
  return {
    type: `urn:hedui:problem:${code}`,
    status,
    code,
    title: title.en,
    detail: why.en,
    zh: { title: title.zh, detail: why.zh },
    ...(problems !== undefined && { problems: [...problems] }),
    ...(current !== undefined && { current }),
  };
}
