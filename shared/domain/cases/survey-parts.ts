/** The parts of the survey form (入户调查表) in the order of the paper: what they are called, say, and whether they are missing. */
import type { CaseRecord } from '../../contracts/case-record.ts';
import type {
  health,
  StoredSurveyForm,
  SurveyForm,
  tenure,
  turnedOut,
  workAbility,
} from '../../contracts/survey-form.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import type { z } from 'zod';
import { titleOfRule } from '../catalogue/catalogue.ts';
import { say, sayList, sayWord } from '../kernel/say.ts';

export type SurveyPart = keyof SurveyForm;

export const partTitles: Readonly<Record<SurveyPart, Bilingual>> = {
  surveyors: say('入户人员', 'visited by'),
  present: say('在场成员', 'members met'),
  findings: say('需要核实的事项', 'what was to be checked'),
  dwelling: say('住房', 'dwelling'),
  goods: say('家电、家具等', 'durable goods'),
  vehicles: say('车辆、农机', 'vehicles and machines'),
  income: say('自述收入', 'income as the household says'),
  spending: say('支出', 'spending'),
  origin: say('存款、车辆、房产的来源和用途', 'origin and use of what is owned'),
  members: say('健康、劳动能力和就业', 'health, ability to work, and work'),
  neighbours: say('邻里意见', 'what neighbours say'),
};

export const tenureTitles: Readonly<Record<z.infer<typeof tenure>, Bilingual>> = {
  own: say('自有', 'own'),
  rented: say('租住', 'rented'),
  lent: say('借住', 'lent'),
  other: say('其他', 'other'),
};

export const healthTitles: Readonly<Record<z.infer<typeof health>, Bilingual>> = {
  healthy: say('健康', 'healthy'),
  'chronically-ill': say('慢性病', 'chronically ill'),
  'gravely-ill': say('重病', 'gravely ill'),
  disabled: say('残疾', 'disabled'),
};

export const workAbilityTitles: Readonly<Record<z.infer<typeof workAbility>, Bilingual>> = {
  able: say('有劳动能力', 'able to work'),
  'partly-able': say('部分劳动能力', 'partly able to work'),
  unable: say('无劳动能力', 'unable to work'),
};

export const turnedOutTitles: Readonly<Record<z.infer<typeof turnedOut>, Bilingual>> = {
  true: say('属实', 'true'),
  'in-part': say('部分属实', 'true in part'),
  'not-true': say('不属实', 'not true'),
};

type Survey = NonNullable<CaseRecord['survey']>;
/** What a survey says of one part; undefined: nothing. */
type SayPart = (
  form: StoredSurveyForm,
  record: Pick<CaseRecord, 'survey' | 'investigation'>,
) => Bilingual | undefined;

const partTexts: Readonly<Record<SurveyPart, SayPart>> = {
  surveyors: ({ surveyors = [] }, { investigation }) =>
    list(surveyors.map((id) => investigation?.investigators.find((each) => each.id === id)?.name ?? id)),
  present: ({ present = [] }, { survey }) => list(present.map((ordinal) => nameOf(ordinal, survey))),
  findings: ({ findings = [] }) =>
    each(
      findings.map(({ rule, ...checked }) => {
        const found = sayChecked(checked);
        const { zh, en } = titleOfRule(rule);
        return found && say(`${zh}：${found.zh}`, `${en}: ${found.en}`);
      }),
    ),
  dwelling: ({ dwelling }) => {
    const { tenure: kind, condition } = dwelling ?? {};
    const area = areaOf(dwelling);
    return join([
      kind === undefined ? undefined : sayWord(tenureTitles, kind),
      area === undefined ? undefined : say(`${area} 平方米`, `${area} m²`),
      same(condition),
    ]);
  },
  goods: ({ goods }) => same(goods),
  vehicles: ({ vehicles }) => same(vehicles),
  income: ({ income }) => same(income),
  spending: ({ spending }) => same(spending),
  origin: ({ origin }) => same(origin),
  members: ({ members = [] }, { survey }) =>
    each(
      members.map(({ ordinal, ...member }) => {
        const found = sayMember(member);
        const name = nameOf(ordinal, survey);
        return found && say(`${name}：${found.zh}`, `${name}: ${found.en}`);
      }),
    ),
  neighbours: ({ neighbours }) => same(neighbours),
};

const parts = Object.keys(partTitles) as SurveyPart[];

export interface SurveyAnswer {
  part: SurveyPart;
  title: Bilingual;
  text: Bilingual;
}

/** Every part that says something, in the order of the form; none where the survey is one text. */
export function listAnswers(record: Pick<CaseRecord, 'survey' | 'investigation'>): SurveyAnswer[] {
  const form = record.survey?.form;
  if (form === undefined) return [];
  return parts.flatMap((part) => {
    const text = partTexts[part](form, record);
    return text === undefined ? [] : [{ part, title: partTitles[part], text }];
  });
}

/**
 * The parts of a form that are not filled in. A survey that is one text has no parts, so none is missing. Health and ability to
 * work are missing as long as one of the `people` has neither.
 */
export function missingParts(
  form: StoredSurveyForm | undefined,
  people: readonly { ordinal: number }[],
): SurveyPart[] {
  if (form === undefined) return [];
  const told = new Set(
    (form.members ?? []).flatMap(({ ordinal, ...member }) =>
      sayMember(member) === undefined ? [] : [ordinal],
    ),
  );
  const isThere: Partial<Record<SurveyPart, boolean>> = {
    surveyors: (form.surveyors ?? []).length > 0,
    present: (form.present ?? []).length > 0,
    findings: (form.findings ?? []).some((checked) => sayChecked(checked) !== undefined),
    dwelling: Object.values(form.dwelling ?? {}).some((each) => each !== undefined),
    members: people.length > 0 && people.every(({ ordinal }) => told.has(ordinal)),
  };
  return parts.filter((part) => !(isThere[part] ?? form[part] !== undefined));
}

/** `未填写：住房；邻里意见`; undefined where nothing is missing. */
export function sayMissing(missing: readonly SurveyPart[]): Bilingual | undefined {
  if (missing.length === 0) return undefined;
  const titles = missing.map((part) => partTitles[part]);
  return say(
    `未填写：${titles.map(({ zh }) => zh).join('；')}`,
    `not filled in: ${titles.map(({ en }) => en).join('; ')}`,
  );
}

/** Of the form of today, or of the versions before. */
export function areaOf(dwelling: StoredSurveyForm['dwelling']): number | undefined {
  return dwelling?.area ?? dwelling?.squareMetres;
}

/** Whether a finding turned out to be so, and what was said of it. */
export function sayChecked(checked: {
  turnedOut?: string | undefined;
  explanation?: string | undefined;
}): Bilingual | undefined {
  return join([
    checked.turnedOut === undefined ? undefined : sayWord(turnedOutTitles, checked.turnedOut),
    same(checked.explanation),
  ]);
}

/** Health, ability to work and work of one member, in words. */
export function sayMember(member: {
  health?: string | undefined;
  workAbility?: string | undefined;
  work?: string | undefined;
}): Bilingual | undefined {
  return join([
    member.health === undefined ? undefined : sayWord(healthTitles, member.health),
    member.workAbility === undefined ? undefined : sayWord(workAbilityTitles, member.workAbility),
    same(member.work),
  ]);
}

function nameOf(ordinal: number, survey: Survey | null): string {
  return survey?.people?.find((each) => each.ordinal === ordinal)?.name ?? String(ordinal);
}

function each(texts: readonly (Bilingual | undefined)[]): Bilingual | undefined {
  const said = texts.filter((text) => text !== undefined);
  return said.length === 0 ? undefined : sayList(said);
}

function list(names: readonly string[]): Bilingual | undefined {
  return names.length === 0 ? undefined : say(names.join('、'), names.join(', '));
}

function same(text: string | undefined): Bilingual | undefined {
  return text === undefined ? undefined : say(text, text);
}

function join(texts: readonly (Bilingual | undefined)[]): Bilingual | undefined {
  const said = texts.filter((each) => each !== undefined);
  return said.length === 0
    ? undefined
    : say(said.map(({ zh }) => zh).join('，'), said.map(({ en }) => en).join(', '));
}
