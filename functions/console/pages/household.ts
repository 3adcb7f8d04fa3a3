/** The household file: who they are, what sources hold, its cases and clearances. */
import type {
  Clearance,
  Holding,
  HouseholdCase,
  HouseholdFile,
  Member,
} from '../../../shared/contracts/household-file.ts';
import { stateTitles } from '../../../shared/domain/cases/states.ts';
import { rules } from '../../../shared/domain/policy/rules/index.ts';
import { maskIdNumber } from '../../../shared/domain/mask.ts';
import { say as text } from '../../../shared/domain/say.ts';
import { caseAddress, householdAddress } from '../texts/addresses.ts';
import { householdStatuses, kinds, schemes, sources, words } from '../texts/words.ts';
import { describeAsset } from '../views/assets.ts';
import { hidden } from '../views/fields.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { facts, panel, table, tag, yuan } from '../views/parts.ts';
import type { Page } from '../views/shell.ts';
import type { StaffVisit } from '../visit.ts';

/** A member's number that was asked for, and is on record as shown to this person. */
export interface Revealed {
  ordinal: number;
  idNumber: string;
}

export function householdPage(
  visit: StaffVisit,
  file: HouseholdFile,
  reasons: Readonly<Record<string, { zh: string; en: string }>>,
  revealed?: Revealed,
): Page {
  const { say } = visit;
  const { profile } = file;
  return {
    title: text(`${profile.headName}家`, `Household of ${profile.headName}`),
    crumbs: html`<a href="/households">${say(words.households)}</a> › ${profile.householdId}`,
    lead: html`<p>
      ${tag(say(householdStatuses[profile.status]), profile.status === 'active' ? 'good' : 'look')}
      ${say(schemes[profile.scheme])} · ${profile.town} ${profile.village}
    </p>`,
    actions: html`<button class="quiet" type="button" data-print hidden>${say(words.print)}</button>`,
    body: html`${panel(say(text('申报情况（花名册）', 'Declared (roster)')), declared(file, visit))}
    ${panel(say(text('家庭成员', 'Members')), members(file, visit, revealed))}
    ${panel(say(text('财产记录', 'Holdings, by source and date')), holdings(file, visit))}
    ${panel(say(text('个案', 'Cases')), cases(file.cases, visit))}
    ${panel(say(text('排除记录', 'Clearances')), clearances(file.clearances, visit, reasons))}`,
  };
}

function declared({ profile }: HouseholdFile, { say }: StaffVisit): Html {
  const period = profile.incomePeriod === 'month' ? words.yuanAMonth : text('元/年', 'yuan a year');
  return facts([
    [say(text('家庭编号', 'household number')), profile.householdId],
    [say(text('户主', 'head')), profile.headName],
    [say(text('共同生活人口', 'people who live together')), profile.headcount],
    [say(text('保障类别', 'category')), profile.category],
    [say(text('月保障金额', 'monthly amount')), `${yuan(profile.monthlyAmountFen)} ${say(words.yuan)}`],
    [say(text('家庭收入', 'income')), `${yuan(profile.incomeFen)} ${say(period)}`],
  ]);
}

function members(file: HouseholdFile, visit: StaffVisit, revealed: Revealed | undefined): Html {
  const { say } = visit;
  return table(
    file.members,
    [
      {
        title: say(text('姓名', 'name')),
        cell: ({ name, formerNames }) => [name, ...formerNames].join('、'),
      },
      { title: say(text('与户主关系', 'relation')), cell: ({ relation }) => relation },
      {
        title: say(text('保障对象', 'recipient')),
        cell: ({ recipient }) => say(recipient ? words.yes : words.no),
      },
      {
        title: say(text('身份证号', 'identity number')),
        cell: (each) => numberOf(each, file, visit, revealed),
      },
      {
        title: say(text('授权有效期至', 'authorised until')),
        cell: ({ authorisedUntil }) => authorisationOf(authorisedUntil, visit),
      },
    ],
    {
      caption: say(text(`${file.members.length} 人`, `${file.members.length} people`)),
      empty: say(words.none),
    },
  );
}

function numberOf(
  member: Member,
  { profile }: HouseholdFile,
  visit: StaffVisit,
  revealed: Revealed | undefined,
): Part {
  if (revealed?.ordinal === member.ordinal) return html`<span class="masked">${revealed.idNumber}</span>`;
  return html`<form method="post" action="${householdAddress(profile.householdId)}/reveal" class="reveal">
    ${hidden('csrf', visit.csrf)}${hidden('ordinal', member.ordinal)}<span class="masked"
      >${maskIdNumber(member.idNumber)}</span
    >
    <button class="link">${visit.say(text('显示（记入审计）', 'show (audited)'))}</button>
  </form>`;
}

function authorisationOf(until: Member['authorisedUntil'], { say, day }: StaffVisit): Html {
  if (until === 'open-ended') return html`${say(text('救助期间', 'as long as aid lasts'))}`;
  if (until === 'never') return tag(say(text('未授权', 'not authorised')), 'stop');
  return until < day ? tag(say(text(`${until} 已过期`, `lapsed ${until}`)), 'stop') : html`${until}`;
}

function holdings({ holdings: rows, members: people }: HouseholdFile, { say }: StaffVisit): Html {
  const nameOf = ({ identityToken }: Holding): string =>
    people.find((each) => each.identityToken === identityToken)?.name ?? '';
  const sorted = [...rows].sort((a, b) => (a.asset.source + b.asOf < b.asset.source + a.asOf ? -1 : 1));
  return table(
    sorted,
    [
      {
        title: say(text('数据源', 'source')),
        cell: ({ asset, provider }) =>
          html`${say(sources[asset.source])}<br /><span class="aside">${provider}</span>`,
      },
      { title: say(text('数据日期', 'as of')), kind: 'date', cell: ({ asOf }) => asOf },
      { title: say(text('成员', 'member')), cell: nameOf },
      { title: say(text('记录内容', 'what the row shows')), cell: ({ asset }) => describeAsset(asset, say) },
      { title: say(text('记录上的姓名', 'name on the row')), cell: ({ name }) => name },
    ],
    {
      caption: say(text(`${rows.length} 条`, `${rows.length} rows`)),
      empty: say(text('各数据源没有命中记录', 'no source holds anything')),
    },
  );
}

function cases(all: readonly HouseholdCase[], { say }: StaffVisit): Html {
  return table(
    [...all].reverse(),
    [
      {
        title: say(text('编号', 'number')),
        cell: (each) =>
          html`<a href="${caseAddress(each)}">${say(text(`个案 ${each.number}`, `case ${each.number}`))}</a>`,
      },
      {
        title: say(text('类别', 'kind')),
        cell: ({ kind }) => tag(say(kinds[kind]), kind === 'suspension' ? 'stop' : 'look'),
      },
      { title: say(text('状态', 'state')), cell: ({ state }) => say(stateTitles[state]) },
      {
        title: say(text('疑点', 'findings')),
        cell: ({ findings }) => findings.map(({ rule }) => say(rules[rule].title)).join('、'),
      },
      { title: say(text('提出', 'raised')), kind: 'date', cell: ({ raisedOn }) => raisedOn },
    ],
    { caption: say(text('个案', 'Cases')), quiet: true, empty: say(text('没有个案', 'no cases')) },
  );
}

function clearances(
  all: readonly Clearance[],
  { say }: StaffVisit,
  reasons: Readonly<Record<string, { zh: string; en: string }>>,
): Html {
  return table(
    all,
    [
      { title: say(text('疑点', 'finding')), cell: ({ rule }) => say(rules[rule].title) },
      {
        title: say(text('理由', 'reason')),
        cell: ({ reason, note = '' }) => `${say(reasons[reason] ?? text(reason, reason))} ${note}`,
      },
      { title: say(text('金额', 'amount')), kind: 'num', cell: ({ amountFen }) => yuan(amountFen) },
      { title: say(text('有效期至', 'until')), kind: 'date', cell: ({ until }) => until ?? '—' },
    ],
    {
      caption: say(text('排除记录', 'Clearances')),
      quiet: true,
      empty: say(text('没有排除记录', 'no clearances')),
    },
  );
}
