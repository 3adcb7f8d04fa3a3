/** What the forms of actions in bulk ask for. */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { Bilingual, CalendarDate } from '../../../../shared/contracts/primitives.ts';
import type { StaffMember } from '../../../../shared/contracts/staff.ts';
import { ruleOf, titleOfRule } from '../../../../shared/domain/catalogue/catalogue.ts';
import { addDays } from '../../../../shared/domain/kernel/calendar.ts';
import { countOf, say } from '../../../../shared/domain/kernel/say.ts';
import { reasonsFor } from '../../../../shared/domain/policy/clearance-reasons.ts';
import { usualClearanceDays } from '../../steps/closing-forms.ts';
import { countyForms } from '../../steps/county-forms.ts';
import { colleagueOptions } from '../../steps/desk.ts';
import type { Option, StepField } from '../../steps/form.ts';
import { optionsOf, papersToVisit } from '../../steps/options.ts';
import { noteField } from '../../steps/step-form.ts';
import { words } from '../../texts/words.ts';
import { documentTitles } from '../../../../shared/domain/cases/words.ts';

/** What a form says, by field: a text, or what was ticked. */
export type BulkEntry = Readonly<Partial<Record<string, string | readonly string[]>>>;

/** What the forms offer to choose from. */
export interface BulkDesk {
  day: CalendarDate;
  colleagues: readonly StaffMember[];
  staffedTowns: readonly string[];
  /** By code, as policy offers them. */
  clearanceReasons: Readonly<Record<string, Bilingual>>;
}

export function dispatchFields(cases: readonly ListedCase[], { staffedTowns }: BulkDesk): StepField[] {
  const town: StepField = {
    kind: 'select',
    name: 'town',
    label: say('转办到', 'dispatch to'),
    none: say('家庭所在乡镇', "the household's own town"),
    options: staffedTowns.map((each) => ({ value: each, label: say(each, each) })),
  };
  return [town, ...apartField(cases)];
}

/** Cases of towns in which nobody works: they are left as they are unless another town is chosen. */
export function unstaffedTowns(cases: readonly ListedCase[], { staffedTowns }: BulkDesk): Bilingual[] {
  const without = cases.map(({ town }) => town).filter((town) => !staffedTowns.includes(town));
  return [...countBy(without)].map(([town, count]) =>
    say(
      `${town}没有在岗人员：${count} 件不会转办，除非在下面选择其他乡镇`,
      `nobody works in ${town}: ${countOf(count, 'case is', 'cases are')} not dispatched unless you choose another town below`,
    ),
  );
}

/** Whoever screens says it; once they are screened it is on record. */
function apartField(cases: readonly ListedCase[]): StepField[] {
  if (!cases.some(({ state }) => state === 'raised')) return [];
  return [
    {
      kind: 'radio',
      name: 'apart',
      label: say('与经办人员有亲属关系（单独登记）', 'related to officials (registered apart)'),
      required: true,
      options: optionsOf({ no: words.no, yes: words.yes }),
    },
  ];
}

export function assignFields(_cases: readonly ListedCase[], { colleagues }: BulkDesk): StepField[] {
  return [
    {
      kind: 'select',
      name: 'assignee',
      label: say('经办人', 'assignee'),
      none: say('不指派', 'nobody'),
      options: colleagueOptions(colleagues),
    },
  ];
}

export function clearFields(cases: readonly ListedCase[], { clearanceReasons, day }: BulkDesk): StepField[] {
  const counts = countBy(cases.flatMap(({ rules }) => rules));
  const [only, ...others] = counts.keys();
  const facets = only === undefined || others.length > 0 ? 'every' : (ruleOf(only)?.facets ?? 'every');
  const options = [...counts].map(([rule, count]): Option => {
    const { zh, en } = titleOfRule(rule);
    return { value: rule, label: say(`${zh}（${count} 件）`, `${en} (${count})`) };
  });
  return [
    {
      ...{ kind: 'radio', name: 'rule', label: say('疑点', 'finding'), required: true, options },
      ...(only !== undefined && others.length === 0 && { preset: only }),
    },
    {
      kind: 'radio',
      name: 'reason',
      label: say('理由', 'reason'),
      required: true,
      options: optionsOf(reasonsFor(facets, clearanceReasons)),
    },
    {
      kind: 'date',
      name: 'until',
      label: say('有效期至', 'until'),
      required: true,
      preset: addDays(day, usualClearanceDays),
    },
    ...apartField(cases),
    noteField,
  ];
}

export function executeFields(): StepField[] {
  return countyForms.execute.fields().filter(({ name }) => name === 'paymentList');
}

export function printFields(): StepField[] {
  return [
    {
      kind: 'checkboxes',
      name: 'documents',
      label: say('文书', 'papers'),
      required: true,
      preset: 'survey-form',
      options: papersToVisit.map((kind) => ({ value: kind, label: documentTitles[kind] })),
    },
  ];
}

/** The clearances that wait for a second person, those alike counted. */
export function countAsked(
  cases: readonly ListedCase[],
  desk?: Pick<BulkDesk, 'clearanceReasons'>,
): Bilingual[] {
  const asked = cases.flatMap(({ asked: each = [] }) => each);
  const alike = Map.groupBy(asked, ({ rule, reason, until, byName }) => [rule, reason, until, byName].join());
  return [...alike.values()].flatMap((these) => {
    const [first] = these;
    if (first === undefined) return [];
    const { rule, reason, until, byName } = first;
    const title = titleOfRule(rule);
    const ground = desk?.clearanceReasons[reason] ?? say(reason, reason);
    return [
      say(
        `排除“${title.zh}” ${these.length} 件：${ground.zh}，至 ${until ?? '长期'}，${byName}提出`,
        `clear “${title.en}” in ${these.length}: ${ground.en}, until ${until ?? 'further notice'}, asked by ${byName}`,
      ),
    ];
  });
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of values) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}
