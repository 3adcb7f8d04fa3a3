/** The household file: who they are, what sources hold, its cases and clearances. */
import type { AmountLine, Holding, HouseholdFile, Member } from '../../../shared/contracts/household-file.ts';
import type { Bilingual, CalendarDate } from '../../../shared/contracts/primitives.ts';
import { problem } from '../../../shared/domain/cases/problems.ts';
import { membersByToken } from '../../../shared/domain/roster/identity-keys.ts';
import { describeRow, titleOfSource } from '../../../shared/domain/catalogue/catalogue.ts';
import { maskIdNumber } from '../../../shared/domain/kernel/mask.ts';
import { numberedOf, sayHousehold } from '../../../shared/domain/kernel/household-number.ts';
import { countOf, say, sayWord } from '../../../shared/domain/kernel/say.ts';
import type { Overview } from '../../../shared/domain/assessment/overview.ts';
import type { AmountDue } from '../../../shared/domain/payments/amount-due.ts';
import type { OtherKind } from '../../../shared/domain/payments/other-kinds.ts';
import { may } from '../../../shared/domain/staff/access.ts';
import type { Purpose } from '../../../shared/domain/staff/purposes.ts';
import { casesSheet, caseTitles, formerCasesSheet } from './household-cases.ts';
import { clearancesSheet, clearanceTitle } from './household-clearances.ts';
import { declaredSheet, declaredTitle } from './household-declared.ts';
import { overviewOfHousehold } from './household-overview.ts';
import { historyOf, formerOf } from './household-history.ts';
import { otherKindsPanel } from './other-kinds.ts';
import { householdAddress } from '../texts/addresses.ts';
import { householdStatuses, schemes, words } from '../texts/words.ts';
import { hidden } from '../views/fields.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { panel, tag } from '../views/parts.ts';
import { sheetOf, type Sheet } from '../views/sheet.ts';
import type { Page } from '../views/shell.ts';
import type { StaffVisit } from '../visit.ts';

/** A member's number that was asked for, and is on record as shown to this person. */
export interface Revealed {
  ordinal: number;
  idNumber: string;
}

const titles = {
  due: say('按申报应保障金额', 'Due by what is declared'),
  members: say('家庭成员', 'Members'),
  holdings: say('财产记录', 'Holdings, by source and date'),
};

/** A file that was opened, and what for: its lists and numbers are asked for with the same purpose. */
export interface OpenedHousehold {
  file: HouseholdFile;
  purpose: Purpose;
  /** What it owns, earns and what has changed. */
  overview: Overview;
  /** What the household is due by what the roster declares. */
  due: AmountDue;
  /** What else it may apply for, where the guarantee has ended. */
  otherKinds?: readonly OtherKind[];
  revealed?: Revealed | undefined;
  /** Files of households that members of it came from, as far as this person may open them. */
  former?: readonly HouseholdFile[] | undefined;
}

export function householdPage(
  asking: StaffVisit,
  { file, purpose, overview, due, otherKinds = [], revealed, former = [] }: OpenedHousehold,
  reasons: Readonly<Record<string, Bilingual>>,
): Page {
  const { profile } = file;
  const visit = { ...asking, path: householdAddress(profile.householdId, purpose) };
  const { t } = visit;
  const declared = declaredSheet(file, visit);
  const calculated = dueSheet(due, visit);
  const sheets = [
    membersSheet(file, visit, { revealed, purpose }),
    holdingsSheet(file, visit),
    casesSheet(file, visit),
    clearancesSheet(file, visit, reasons),
  ] as const;
  const [members, holdings, cases, clearances] = sheets;
  const formerCases = formerCasesSheet(former, visit);
  return {
    title: say(`${profile.headName}家`, `Household of ${profile.headName}`),
    crumbs: html`<a href="/households">${t(words.households)}</a> › ${t(sayHousehold(numberedOf(profile)))}`,
    lead: html`<p>
      ${tag(t(sayWord(householdStatuses, profile.status)), profile.status === 'active' ? 'good' : 'look')}
      ${t(schemes[profile.scheme])} · ${profile.town} ${profile.village}
    </p>`,
    actions: html`${checkButton(file, purpose, visit)}<button class="quiet" type="button" data-print hidden>
        ${t(words.print)}
      </button>`,
    sheets: [declared.sheet, calculated, ...sheets, formerCases],
    body: html`${overviewOfHousehold(overview, visit)}${historyOf(file, visit)}${panel(t(declaredTitle), html`${declared.facts}${declared.sheet.links}`)}
    ${panel(t(titles.due), calculated.shown)} ${otherKindsPanel(otherKinds, visit)}
    ${panel(t(titles.members), html`${members.shown}${formerOf(file, visit)}`)}
    ${panel(t(titles.holdings), holdings.shown)} ${panel(t(caseTitles.own), cases.shown)}
    ${former.some((each) => each.cases.length > 0) && panel(t(caseTitles.former), formerCases.shown)}
    ${panel(t(clearanceTitle), clearances.shown)}`,
  };
}

/** Asks for a check report of what is on file, with the purpose for which it was opened. */
function checkButton({ profile }: HouseholdFile, purpose: Purpose, visit: StaffVisit): Part {
  if (!may(visit.staff, 'ask-checks')) return undefined;
  return html`<form method="post" action="${householdAddress(profile.householdId)}/check">
    ${hidden('csrf', visit.csrf)}${hidden('purpose', purpose)}
    <button class="quiet">${visit.t(say('出具核对报告', 'Issue a check report'))}</button>
  </form>`;
}

/** The lines by which the amount comes about; what cannot be calculated says why. */
function dueSheet(due: AmountDue, visit: StaffVisit): Sheet {
  return sheetOf<AmountLine>(visit, {
    name: 'due',
    title: titles.due,
    rows: due.kind === 'due' ? due.lines : [],
    empty: due.kind === 'due' ? words.none : problem(due.reason).message,
    columns: [
      { title: say('项目', 'line'), type: 'text', of: (line, t) => t(line.text) },
      { title: words.yuan, type: 'yuan', of: (line) => line.fen },
    ],
  });
}

function membersSheet(
  file: HouseholdFile,
  visit: StaffVisit,
  opened: Pick<OpenedHousehold, 'revealed' | 'purpose'>,
): Sheet {
  return sheetOf<Member>(visit, {
    name: 'members',
    title: titles.members,
    caption: say(`${file.members.length} 人`, `${file.members.length} people`),
    rows: file.members,
    columns: [
      { title: say('序号', 'place'), type: 'count', of: ({ ordinal }) => ordinal },
      {
        title: say('姓名', 'name'),
        type: 'text',
        of: ({ name, formerNames }) => [name, ...formerNames].join('、'),
      },
      { title: say('与户主关系', 'relation'), type: 'text', of: ({ relation }) => relation },
      {
        title: say('保障对象', 'recipient'),
        type: 'text',
        of: ({ recipient }, t) => t(recipient ? words.yes : words.no),
      },
      {
        title: say('身份证号', 'identity number'),
        type: 'text',
        of: ({ idNumber }) => maskIdNumber(idNumber),
        show: (each) => numberOf(each, file, visit, opened),
      },
      {
        title: say('授权书签署日期', 'authorisation signed'),
        type: 'date',
        of: ({ authorisedOn = null }) => authorisedOn,
      },
      {
        title: say('授权有效期至', 'authorised until'),
        type: 'text',
        of: ({ authorisedUntil }, t) => t(describeAuthorisation(authorisedUntil, visit.day)),
        show: ({ authorisedUntil }) => authorisationOf(authorisedUntil, visit),
      },
    ],
  });
}

function numberOf(
  member: Member,
  { profile }: HouseholdFile,
  visit: StaffVisit,
  { revealed, purpose }: Pick<OpenedHousehold, 'revealed' | 'purpose'>,
): Part {
  if (revealed?.ordinal === member.ordinal) return html`<span class="masked">${revealed.idNumber}</span>`;
  if (!may(visit.staff, 'reveal-identity-numbers'))
    return html`<span class="masked">${maskIdNumber(member.idNumber)}</span>`;
  const action = `${householdAddress(profile.householdId)}/reveal?purpose=${purpose}`;
  return html`<form method="post" action="${action}" class="reveal">
    ${hidden('csrf', visit.csrf)}${hidden('ordinal', member.ordinal)}<span class="masked"
      >${maskIdNumber(member.idNumber)}</span
    >
    <button class="link">${visit.t(say('显示（记入审计）', 'show (audited)'))}</button>
  </form>`;
}

function authorisationOf(until: Member['authorisedUntil'], { t, day }: StaffVisit): Html {
  const words = t(describeAuthorisation(until, day));
  const missing = until === 'never' || (until !== 'open-ended' && until < day);
  return missing ? tag(words, 'stop') : html`${words}`;
}

function describeAuthorisation(until: Member['authorisedUntil'], day: CalendarDate): Bilingual {
  if (until === 'open-ended') return say('救助期间', 'as long as aid lasts');
  if (until === 'never') return say('未授权', 'not authorised');
  return until < day ? say(`${until} 已过期`, `lapsed ${until}`) : say(until, until);
}

function holdingsSheet({ holdings: rows, members, formerMembers }: HouseholdFile, visit: StaffVisit): Sheet {
  const owners = membersByToken([...members, ...formerMembers]);
  const nameOf = ({ identityToken }: Holding): string => owners.get(identityToken)?.name ?? '';
  return sheetOf<Holding>(visit, {
    name: 'holdings',
    title: titles.holdings,
    caption: say(`${rows.length} 条`, countOf(rows.length, 'row')),
    rows: [...rows].sort((a, b) => (a.asset.source + b.asOf < b.asset.source + a.asOf ? -1 : 1)),
    columns: [
      {
        title: say('数据源', 'source'),
        type: 'text',
        of: ({ asset: { source }, provider }, t) =>
          `${t(titleOfSource(source))} · ${visit.providerName({ source, provider })}`,
        show: ({ asset: { source }, provider }) =>
          html`${visit.t(titleOfSource(source))}<br /><span class="aside"
              >${visit.providerName({ source, provider })}</span
            >`,
      },
      { title: say('数据日期', 'as of'), type: 'date', of: ({ asOf }) => asOf },
      {
        title: say('成员', 'member'),
        type: 'text',
        of: nameOf,
        show: (row) => html`<span class="name">${nameOf(row)}</span>`,
      },
      {
        title: say('记录内容', 'what the row shows'),
        type: 'text',
        of: ({ asset }, t) => t(describeRow(asset)),
      },
      { title: say('记录上的姓名', 'name on the row'), type: 'text', of: ({ name }) => name },
    ],
    empty: say('各数据源没有命中记录', 'no source holds anything'),
  });
}
