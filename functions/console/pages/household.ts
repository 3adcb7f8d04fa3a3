/** The household file: who they are, what sources hold, its cases and clearances. */
import type { AmountLine, Holding, HouseholdFile, Member } from '../../../shared/contracts/household-file.ts';
import type { Bilingual, CalendarDate } from '../../../shared/contracts/primitives.ts';
import { problem } from '../../../shared/domain/cases/problems.ts';
import { membersByToken } from '../../../shared/domain/roster/identity-keys.ts';
import { describeRow, titleOfSource } from '../../../shared/domain/catalogue/catalogue.ts';
import { maskIdNumber } from '../../../shared/domain/kernel/mask.ts';
import { numberedOf, sayHousehold } from '../../../shared/domain/kernel/household-number.ts';
import { say as text, sayWord } from '../../../shared/domain/kernel/say.ts';
import type { AmountDue } from '../../../shared/domain/payments/amount-due.ts';
import { may } from '../../../shared/domain/staff/access.ts';
import type { Purpose } from '../../../shared/domain/staff/purposes.ts';
import { casesSheet, caseTitles, formerCasesSheet } from './household-cases.ts';
import { clearancesSheet, clearanceTitle } from './household-clearances.ts';
import { declaredSheet, declaredTitle } from './household-declared.ts';
import { historyOf, formerOf } from './household-history.ts';
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
  due: text('按申报应保障金额', 'Due by what is declared'),
  members: text('家庭成员', 'Members'),
  holdings: text('财产记录', 'Holdings, by source and date'),
};

/** A file that was opened, and what for: its lists and numbers are asked for with the same purpose. */
export interface OpenedHousehold {
  file: HouseholdFile;
  purpose: Purpose;
  /** What the household is due by what the roster declares. */
  due: AmountDue;
  revealed?: Revealed | undefined;
  /** Files of households that members of it came from, as far as this person may open them. */
  former?: readonly HouseholdFile[] | undefined;
}

export function householdPage(
  asking: StaffVisit,
  { file, purpose, due, revealed, former = [] }: OpenedHousehold,
  reasons: Readonly<Record<string, Bilingual>>,
): Page {
  const { profile } = file;
  const visit = { ...asking, path: householdAddress(profile.householdId, purpose) };
  const { say } = visit;
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
    title: text(`${profile.headName}家`, `Household of ${profile.headName}`),
    crumbs: html`<a href="/households">${say(words.households)}</a> ›
      ${say(sayHousehold(numberedOf(profile)))}`,
    lead: html`<p>
      ${tag(say(sayWord(householdStatuses, profile.status)), profile.status === 'active' ? 'good' : 'look')}
      ${say(schemes[profile.scheme])} · ${profile.town} ${profile.village}
    </p>`,
    actions: html`<button class="quiet" type="button" data-print hidden>${say(words.print)}</button>`,
    sheets: [declared.sheet, calculated, ...sheets, formerCases],
    body: html`${historyOf(file, visit)}${panel(say(declaredTitle), html`${declared.facts}${declared.sheet.links}`)}
    ${panel(say(titles.due), calculated.shown)}
    ${panel(say(titles.members), html`${members.shown}${formerOf(file, visit)}`)}
    ${panel(say(titles.holdings), holdings.shown)} ${panel(say(caseTitles.own), cases.shown)}
    ${former.some((each) => each.cases.length > 0) && panel(say(caseTitles.former), formerCases.shown)}
    ${panel(say(clearanceTitle), clearances.shown)}`,
  };
}

/** The lines by which the amount comes about; what cannot be calculated says why. */
function dueSheet(due: AmountDue, visit: StaffVisit): Sheet {
  return sheetOf<AmountLine>(visit, {
    name: 'due',
    title: titles.due,
    rows: due.kind === 'due' ? due.lines : [],
    empty: due.kind === 'due' ? words.none : problem(due.reason).message,
    columns: [
      { title: text('项目', 'line'), type: 'text', of: (line, speak) => speak(line.text) },
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
    caption: text(`${file.members.length} 人`, `${file.members.length} people`),
    rows: file.members,
    columns: [
      { title: text('序号', 'place'), type: 'count', of: ({ ordinal }) => ordinal },
      {
        title: text('姓名', 'name'),
        type: 'text',
        of: ({ name, formerNames }) => [name, ...formerNames].join('、'),
      },
      { title: text('与户主关系', 'relation'), type: 'text', of: ({ relation }) => relation },
      {
        title: text('保障对象', 'recipient'),
        type: 'text',
        of: ({ recipient }, say) => say(recipient ? words.yes : words.no),
      },
      {
        title: text('身份证号', 'identity number'),
        type: 'text',
        of: ({ idNumber }) => maskIdNumber(idNumber),
        show: (each) => numberOf(each, file, visit, opened),
      },
      {
        title: text('授权书签署日期', 'authorisation signed'),
        type: 'date',
        of: ({ authorisedOn = null }) => authorisedOn,
      },
      {
        title: text('授权有效期至', 'authorised until'),
        type: 'text',
        of: ({ authorisedUntil }, say) => say(describeAuthorisation(authorisedUntil, visit.day)),
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
    <button class="link">${visit.say(text('显示（记入审计）', 'show (audited)'))}</button>
  </form>`;
}

function authorisationOf(until: Member['authorisedUntil'], { say, day }: StaffVisit): Html {
  const words = say(describeAuthorisation(until, day));
  const missing = until === 'never' || (until !== 'open-ended' && until < day);
  return missing ? tag(words, 'stop') : html`${words}`;
}

function describeAuthorisation(until: Member['authorisedUntil'], day: CalendarDate): Bilingual {
  if (until === 'open-ended') return text('救助期间', 'as long as aid lasts');
  if (until === 'never') return text('未授权', 'not authorised');
  return until < day ? text(`${until} 已过期`, `lapsed ${until}`) : text(until, until);
}

function holdingsSheet({ holdings: rows, members, formerMembers }: HouseholdFile, visit: StaffVisit): Sheet {
  const owners = membersByToken([...members, ...formerMembers]);
  const nameOf = ({ identityToken }: Holding): string => owners.get(identityToken)?.name ?? '';
  return sheetOf<Holding>(visit, {
    name: 'holdings',
    title: titles.holdings,
    caption: text(`${rows.length} 条`, `${rows.length} rows`),
    rows: [...rows].sort((a, b) => (a.asset.source + b.asOf < b.asset.source + a.asOf ? -1 : 1)),
    columns: [
      {
        title: text('数据源', 'source'),
        type: 'text',
        of: ({ asset: { source }, provider }, say) =>
          `${say(titleOfSource(source))} · ${visit.providerName({ source, provider })}`,
        show: ({ asset: { source }, provider }) =>
          html`${visit.say(titleOfSource(source))}<br /><span class="aside"
              >${visit.providerName({ source, provider })}</span
            >`,
      },
      { title: text('数据日期', 'as of'), type: 'date', of: ({ asOf }) => asOf },
      { title: text('成员', 'member'), type: 'text', of: nameOf },
      {
        title: text('记录内容', 'what the row shows'),
        type: 'text',
        of: ({ asset }, say) => say(describeRow(asset)),
      },
      { title: text('记录上的姓名', 'name on the row'), type: 'text', of: ({ name }) => name },
    ],
    empty: text('各数据源没有命中记录', 'no source holds anything'),
  });
}
