/** Rows that may be a member's or another person's, where it would matter. */
import type { Bilingual } from '../../../contracts/primitives.ts';
import { countOf, say } from '../../kernel/say.ts';
import { findCleared } from './clearances.ts';
import { defineRule, type EvidenceRow, failWithoutAmount } from '../rule.ts';

export const identityQuestion = defineRule({
  name: 'identity-question',
  title: say('身份存疑', 'identity question'),
  phrase: say('有身份存疑的财产记录', 'named by rows of doubtful identity'),
  failsWhen: say(
    '身份存疑的记录（校验码有误或姓名不符）若确为成员本人，会使其他规则不通过。复核；身份确认前不计入任何合计。',
    "Rows of doubtful identity (a wrong check digit, another name) would make another rule fail if they were the member's. Review; until that is known they are in no sum.",
  ),
  facets: 'every',
  about: 'identities',
  restsOn: say('产品设定', 'product choice'),
  parameters: {},
  defaults: () => ({}),
  mightCount: () => false,
  judge(view) {
    const failing = view.ifDoubtfulWereProbable(findCleared(view));
    if (failing.length === 0) {
      return {
        kind: 'passed',
        explanation: say(
          '没有会改变结论的身份存疑记录。',
          'No row of doubtful identity would change the result.',
        ),
      };
    }
    const evidence = listDoubtfulRows(failing.flatMap(({ failed }) => failed.evidence));
    const titles = failing.map(({ title }) => title);
    return failWithoutAmount('review', describe(evidence.length, titles), evidence);
  },
});

/** Each doubtful row once; it counts for nothing, since it is in no sum. */
function listDoubtfulRows(evidence: readonly EvidenceRow[]): EvidenceRow[] {
  const doubtful = evidence.map(({ row }) => row).filter((row) => row.certainty === 'doubtful');
  const once = new Map(
    doubtful.map((row) => [`${row.holding.file} ${row.holding.line} ${row.memberOrdinal}`, row]),
  );
  return [...once.values()].map((row) => ({ row }));
}

function describe(rows: number, rules: readonly Bilingual[]): Bilingual {
  const zh = rules.map((title) => title.zh).join('、');
  const en = rules.map((title) => title.en).join(', ');
  return say(
    `${rows} 条记录使用成员的身份证号，但姓名不符或校验码有误；若确为本人，本户还会有这些疑点：${zh}。` +
      '先复核、不拟停发：身份未确认前不计入任何合计。',
    `${countOf(rows, 'row')} with a member's identity number, but another name or a wrong check digit; if they were ` +
      `the member's, these rules would fail: ${en}. Review, not suspension: until it is known they are in no sum.`,
  );
}
