/** The words of the console, as people of the field use them. */
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';

export const glossary: readonly (readonly [term: Bilingual, meaning: Bilingual])[] = [
  [
    say('花名册', 'roster'),
    say(
      '一个县某一天全部在保家庭的名单，每人一行。',
      'All households of a county that are guaranteed on a day, one row a person.',
    ),
  ],
  [
    say('数据源、提供单位', 'source, provider'),
    say(
      '银行存款、机动车、不动产等；提供单位是具体的一家银行或一个机关。',
      'Deposits, vehicles, real estate and others; a provider is one bank or one office.',
    ),
  ],
  [
    say('交付', 'delivery'),
    say(
      '一个提供单位某一天的数据。现行的是最新一份可用的；暂扣的要等人决定。',
      'What one provider sends for a day. The current one is the newest that can be used; a held one waits for a person.',
    ),
  ],
  [
    say('截至日期', 'as-of date'),
    say(
      '数据所说的那一天，不是收到的那一天。',
      'The day that the data are of, not the day on which they came.',
    ),
  ],
  [
    say('把握', 'certainty'),
    say(
      '一行记录属于本人的可靠程度：身份一致、很可能一致、存疑。只有身份一致的记录能支持拟停发。',
      'How sure it is that a row is about the person: verified, probable, doubtful. A suspension case rests on verified rows alone.',
    ),
  ],
  [
    say('疑点', 'finding'),
    say(
      '家庭不符合的一条规则，写明金额、限额和依据的记录。',
      'One rule that the household fails, with amount, limit and the rows it rests on.',
    ),
  ],
  [
    say('未能判断', 'unjudged'),
    say(
      '缺少或看不清所需的数据：不算有疑点，也不算没有。',
      'Something that it needs is missing or cannot be read: neither a finding nor none.',
    ),
  ],
  [
    say('拟停发', 'suspension case'),
    say(
      '依据可靠的疑点；请工作人员按程序核实，停不停由人决定。',
      'A finding on sure evidence; staff confirm it by procedure, and people decide.',
    ),
  ],
  [
    say('复核', 'review case'),
    say('须有人了解情况；数据本身不决定什么。', 'Somebody has to look; the data decide nothing.'),
  ],
  [
    say('应享未享', 'entitlement case'),
    say('按申报的情况可能应多领。', 'The household may be due more than it gets.'),
  ],
  [
    say('排除', 'clearance'),
    say(
      '疑点已有解释；情况变化或到期前不再提出。',
      'A finding that is explained; it stays silent until things change or the clearance ends.',
    ),
  ],
  [
    say('隔离', 'quarantine'),
    say(
      '不能使用的行或文件，写明原因；没有任何一行被悄悄丢掉。',
      'Rows or files that cannot be used, each with its reason; none is dropped in silence.',
    ),
  ],
  [
    say('第二人复核', 'second person'),
    say(
      '影响一户或多户的决定由两个人办理，第二人看到的是同一份内容。',
      'What takes something from people takes two; the second sees the same as the first.',
    ),
  ],
  [
    say('单独登记', 'registered apart'),
    say(
      '与经办人员有亲属关系的家庭，由县级一并入户。',
      'Households of relatives of officials: the county visits them too.',
    ),
  ],
  [
    say('调减、终止、暂停发放', 'reduce, terminate, suspend'),
    say(
      '调减是金额减少；终止是不再保障；暂停发放只用于转账失败、查无此人等情况。',
      'Reduce lowers the amount; terminate ends the guarantee; suspend is for transfers that failed and people who cannot be found.',
    ),
  ],
  [
    say('渐退', 'gradual exit'),
    say(
      '收入超过标准后，在政策规定的期限内继续保障。',
      'The guarantee goes on for the time that policy grants after income exceeds the standard.',
    ),
  ],
];
