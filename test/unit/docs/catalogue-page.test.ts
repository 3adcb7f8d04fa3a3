/** The table of facets in docs/catalogue.md: what each says, which rules read it, which sources give it. */
import { readFile } from 'node:fs/promises';
import prettier from 'prettier';
import { expect, it } from 'vitest';
import { rules, sources } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Facet, FacetKind } from '../../../shared/domain/catalogue/facets.ts';
import { generatedPage, generatedTableNote, tableOf, row } from '../../harness/reference-page.ts';

type FieldsOf<F> = F extends unknown ? readonly (keyof F)[] : never;
const fields: { readonly [Kind in FacetKind]: FieldsOf<Extract<Facet, { kind: Kind }>> } = {
  money: ['called', 'identifier', 'on', 'isJoint', 'fen', 'mostFen', 'parts'],
  home: ['use', 'share'],
  vehicle: ['type', 'classes', 'valueFen'],
  stake: ['role', 'business', 'share', 'payer', 'reportedYear', 'isIrregular'],
  income: ['sort', 'month', 'net', 'payer', 'basicPension', 'exemptAs', 'isOneOff', 'certainty', 'rows'],
  event: ['what', 'on', 'spouseToken', 'county'],
  aid: ['scheme', 'monthlyFen', 'from', 'until'],
  class: ['by', 'until'],
};

const listNames = (names: readonly string[]): string =>
  names.map((name) => `\`${name}\``).join(', ') || '尚无 none yet';

function describeFacet(kind: FacetKind): string {
  const readers = rules.filter(({ facets }) => facets !== 'every' && facets.includes(kind));
  const givers = sources.filter(({ facets }) => facets.includes(kind));
  const [read, given] = [readers, givers].map((list) => listNames(list.map(({ name }) => name)));
  return row(kind, listNames(fields[kind]), read ?? '', given ?? '');
}

it('the table of facets is what rules and sources say', async () => {
  const text = await readFile('docs/catalogue.md', 'utf8');
  const [, before = '', after = ''] = /^(.*?)\| 要素 .*?\n\n(.*)$/s.exec(text) ?? [];
  const heads = ['要素 Facet', '内容 Fields', '规则 Read by', '数据源 Given by'];
  const kinds = Object.keys(fields) as FacetKind[];
  const page = `${before}${tableOf(heads, kinds.map(describeFacet))}\n${after}`;
  expect(text).toContain(generatedTableNote);
  const options = await prettier.resolveConfig('docs/catalogue.md');
  await expect(await prettier.format(page, { ...options, parser: 'markdown' })).toMatchFileSnapshot(
    generatedPage('docs/catalogue.md'),
  );
});
