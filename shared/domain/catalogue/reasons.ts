/** Why a row was set aside, in words: for the fields of sources these follow from their columns. */
import type { Bilingual } from '../../contracts/primitives.ts';
import { reasonText } from '../../contracts/reasons.ts';
import type { Form } from '../kernel/forms.ts';
import { say } from '../kernel/say.ts';
import { sources } from './catalogue.ts';
import { canBeInvalid, type ColumnOf, reasonOf } from './columns.ts';
import type { Source } from './source.ts';

/** Reasons for which a row of a source is set aside because of one of its fields, with what they mean. */
export function fieldReasons({ fields }: Pick<Source, 'fields'>): Map<string, Bilingual> {
  const deciding = Object.values(fields).filter(canBeInvalid);
  return new Map(deciding.map((column) => [reasonOf(column), describeInvalid(column)]));
}

function describeInvalid(column: Pick<ColumnOf, 'zh' | 'en' | 'form'>): Bilingual {
  return (sayInvalid[column.form] ?? sayNotReadable)(column.zh, column.en.replaceAll('_', ' '));
}

const sayNotReadable = (zh: string, en: string) =>
  say(`${zh}无法识别，请核对后重新导出`, `the ${en} cannot be read`);

/** By what a column holds: what it is to hold instead. */
const sayInvalid: Partial<Record<Form, (zh: string, en: string) => Bilingual>> = {
  identifier: (zh, en) =>
    say(`${zh}为空或只是占位符，请填写`, `the ${en} is empty, or a mark for nothing such as "-"`),
  amount: (zh, en) =>
    say(
      `${zh}无法识别，请写成 12600.01 这样的数字（单位为元）`,
      `the ${en} is not an amount such as 12600.01 or 12,600.01`,
    ),
  date: (zh, en) =>
    say(
      `${zh}无效，请写成 2026-10-31 这样的日期，不要用电子表格的日期序号`,
      `the ${en} is not a date such as 2026-10-31`,
    ),
  month: (zh, en) => say(`${zh}无效，请写成 2026-10 这样的月份`, `the ${en} is not a month such as 2026-10`),
  count: (zh, en) => say(`${zh}无效，请写成整数`, `the ${en} is not a whole number`),
};

/** A reason does not say whose row it is: where sources call a column differently it names all of its names. */
function describeFields(): Map<string, Bilingual> {
  const deciding = sources.flatMap(({ fields }) => Object.values(fields).filter(canBeInvalid));
  return new Map(
    [...Map.groupBy(deciding, reasonOf)].map(([reason, alike]) => {
      const zh = [...new Set(alike.map((column) => column.zh))].join('/');
      const [{ en, form }] = alike as [ColumnOf];
      return [reason, describeInvalid({ zh, en, form })];
    }),
  );
}

const derived: ReadonlyMap<string, Bilingual> = new Map([
  ...describeFields(),
  ['source-unknown', sayUnknownSource()],
]);

function sayUnknownSource(): Bilingual {
  const folders = sources.map(({ name, title }) => `${name}（${title.zh}）`).join('、');
  return say(
    `数据源文件夹未知，应为 ${folders}`,
    `the source folder is none of ${sources.map(({ name }) => name).join(', ')}`,
  );
}

/** What a reason means and what to do about it; one of another version is shown as it is written. */
export function textOfReason(reason: string): Bilingual {
  return derived.get(reason) ?? reasonText(reason);
}
