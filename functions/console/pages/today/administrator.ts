/** The administrator's morning: leave and stand-ins, changes of policy on their way, names that are missing, sources that are late. */
import type { PolicyProposal } from '../../../../shared/contracts/policy-proposals.ts';
import type { StaffRecord } from '../../../../shared/contracts/staff-record.ts';
import type { CalendarDate } from '../../../../shared/contracts/primitives.ts';
import { addDays } from '../../../../shared/domain/kernel/calendar.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { isAway } from '../../../../shared/domain/staff/change-record.ts';
import { titleOfSource } from '../../../../shared/domain/catalogue/catalogue.ts';
import { proposalStates, words } from '../../texts/words.ts';
import { html, type Html } from '../../views/html.ts';
import { panel, tag, tiles } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';
import { heldList } from '../deliveries.ts';
import { changesAddress } from '../../texts/addresses.ts';
import type { ListedProvider } from '../providers.ts';
import { staffAddress } from '../staff/index.ts';
import { namesIn, sayLeave } from '../staff/record-words.ts';
import type { CountyMorning } from './county-morning.ts';
import { sourcesInShort, sourcesSheet } from '../sources.ts';

export interface AdministratorMorning extends Pick<CountyMorning, 'freshness' | 'held'> {
  county: readonly StaffRecord[];
  /** Towns with cases in which nobody works. */
  townsWithout: readonly string[];
  /** Neither decided nor in force yet. */
  proposals: readonly PolicyProposal[];
  providers: readonly ListedProvider[];
}

const daysAhead = 14;

export function administratorMorning(visit: StaffVisit, morning: AdministratorMorning): Page {
  const { t, day, staff } = visit;
  const records = recordsToLookAt(morning, visit);
  const nameless = morning.providers.filter(({ name, isRetired }) => name === undefined && !isRetired);
  const late = morning.freshness.filter(({ status }) => status === 'overdue');
  const sources = sourcesSheet(visit, morning.freshness);
  return {
    title: say(`早上好，${staff.name}`, `Good morning, ${staff.name}`),
    lead: html`<p class="aside">${day}</p>`,
    sheets: [sources],
    body: html`${tiles([
      waiting(t(say('人员记录待处理', 'staff records to look at')), records.length, '#records'),
      waiting(t(say('政策变更进行中', 'changes of policy under way')), morning.proposals.length, '#changes'),
      waiting(t(say('提供单位没有名称', 'providers without a name')), nameless.length, '#names'),
      {
        ...waiting(t(say('数据源逾期', 'sources late')), late.length, '#sources'),
        ...(late.length > 0 && { tone: 'stop' as const }),
      },
    ])}
    ${panel(t(say('人员：休假、代理和亲属', 'Staff: leave, stand-ins and relatives')), listOf(records, visit), 'records')}
    ${panel(
      t(words.policyChanges),
      listOf(
        morning.proposals.map((each) => proposalLine(each, morning, visit)),
        visit,
      ),
      'changes',
    )}
    ${panel(
      t(words.providers),
      html`${listOf(
          nameless.map(
            ({ source, provider }) => html`${t(titleOfSource(source))} · <code>${provider}</code>`,
          ),
          visit,
        )}
        <p class="more"><a href="/providers">${t(say('提出名称', 'Propose a name'))}</a></p>`,
      'names',
    )}
    ${panel(t(say('数据源', 'Sources')), html`${heldList(morning.held, visit)}${sourcesInShort(morning.freshness, sources, visit)}`, 'sources')}`,
  };
}

function waiting(label: string, value: number, href: string) {
  return { label, value, href, tone: value > 0 ? ('look' as const) : ('good' as const) };
}

function listOf(lines: readonly Html[], { t }: StaffVisit): Html {
  if (lines.length === 0) return html`<p class="empty">${t(words.none)}</p>`;
  return html`<ul class="plain">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}

/** Records about which something has to be done, and towns where nobody works. */
function recordsToLookAt({ county, townsWithout }: AdministratorMorning, visit: StaffVisit): Html[] {
  const { t, day } = visit;
  const sayName = namesIn(county);
  const active = county.filter((each) => each.active);
  const leaves = active.flatMap(({ id, name, leave }) =>
    leave === undefined || leave.until < day || leave.from > addDays(day, daysAhead)
      ? []
      : [
          html`<a href="${staffAddress(id)}">${name}</a> ${t(sayLeave(leave, sayName))}
            ${tagOfLeave(leave, visit)}`,
        ],
  );
  const moved = active.flatMap(({ id, name, relativesMoved = [] }) =>
    relativesMoved.length === 0
      ? []
      : [
          html`<a href="${staffAddress(id)}">${name}</a> ${t(
              say(
                '亲属家庭有成员迁到另一户：请确认其中谁是亲属。',
                'people of a household of relatives have moved to another one: find out which of them are relatives.',
              ),
            )}`,
        ],
  );
  const empty = townsWithout.map(
    (town) =>
      html`<a href="/staff#add">${town}</a>
        ${t(say('没有在任的乡镇工作人员，其个案无人办理。', 'nobody works there: nobody can work on its cases.'))}`,
  );
  return [...leaves, ...moved, ...empty];
}

function tagOfLeave(leave: NonNullable<StaffRecord['leave']>, { t, day }: StaffVisit): Html {
  if (leave.standIn === undefined) return tag(t(say('无人代理', 'nobody stands in')), 'stop');
  if (!isAway({ leave }, day)) return tag(t(say('即将休假', 'begins soon')));
  return endsSoon(leave.until, day)
    ? tag(t(say('即将结束', 'ends soon')), 'look')
    : tag(t(say('休假中', 'away')));
}

const endsSoon = (until: CalendarDate, day: CalendarDate): boolean => until <= addDays(day, 3);

function proposalLine(
  { state, why, effectiveOn, proposedBy, version }: PolicyProposal,
  { county }: AdministratorMorning,
  visit: StaffVisit,
): Html {
  const { t } = visit;
  const waitsFor =
    state === 'proposed'
      ? say('等待县级审批人员批准', 'waits for a county approver')
      : say(`${effectiveOn} 当晚生效`, `holds from the night of ${effectiveOn}`);
  return html`<a href="${changesAddress}#proposal-${version}">${why}</a>
    ${tag(t(sayWord(proposalStates, state)), state === 'proposed' ? 'look' : 'good')}
    <span class="aside">${t(namesIn(county)(proposedBy))} · ${t(waitsFor)}</span>`;
}
