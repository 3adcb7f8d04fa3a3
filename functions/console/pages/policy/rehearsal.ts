/** What a proposed policy would change of the households on file, or that it is being worked out. */
import type { PolicyProposal, Rehearsal } from '../../../../shared/contracts/policy-proposals.ts';
import { titleOfRule } from '../../../../shared/domain/catalogue/catalogue.ts';
import { sayDueChanges } from '../../../../shared/app/policy/rehearsal-counts.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { html, type Html } from '../../views/html.ts';
import { note, table } from '../../views/parts.ts';
import type { StaffVisit } from '../../visit.ts';

export function rehearsalOf({ rehearsal }: PolicyProposal, visit: StaffVisit): Html {
  return rehearsal === undefined ? rehearsing(visit) : rehearsed(visit, rehearsal);
}

function rehearsing({ t, path }: StaffVisit): Html {
  return note(
    'look',
    html`<p data-awaits>
      ${t(say('正在试算对现有家庭的影响。', 'What it changes for the households on file is being worked out.'))}
      <a href="${path}">${t(say('刷新', 'Look again'))}</a>
    </p>`,
  );
}

/** Of what is in use; what a held file brings is on that file's page. */
function rehearsed({ t }: StaffVisit, rehearsal: Rehearsal): Html {
  const { households, rules } = rehearsal;
  const due = sayDueChanges(rehearsal);
  const found = table(
    Object.entries(rules),
    [
      { title: t(say('规则', 'rule')), cell: ([rule]) => t(titleOfRule(rule)) },
      { title: t(say('新增家庭', 'newly')), kind: 'num', cell: ([, { newly }]) => newly },
      { title: t(say('不再涉及', 'no longer')), kind: 'num', cell: ([, { noLonger }]) => noLonger },
      {
        title: t(say('金额或类型变化', 'another amount, limit or kind')),
        kind: 'num',
        cell: ([, { otherwise }]) => otherwise,
      },
    ],
    {
      caption: t(say(`试算：现有 ${households} 户`, `Rehearsed on ${households} households`)),
      empty: t(
        say(
          `试算：现有 ${households} 户，各规则的结论不变`,
          `Rehearsed on ${households} households: every rule finds the same`,
        ),
      ),
    },
  );
  return due === undefined
    ? found
    : html`${found}
        <p>${t(due)}</p>`;
}
