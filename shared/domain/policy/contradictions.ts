/** What a policy must not say although each part of it is well formed. */
import { scheme } from '../../contracts/primitives.ts';
import { ruleOf, sourceOf, sources } from '../catalogue/catalogue.ts';
import { mayRead } from '../catalogue/rule.ts';
import type { Source } from '../catalogue/source.ts';
import { isYuan } from '../kernel/currency.ts';
import { type Dated, findOverlaps } from '../kernel/dated.ts';
import { listOverlaid, type Overlay } from './overlays.ts';
import type { Policy } from './document.ts';
import type { Problem } from './problem.ts';
import { checkProviders, nameOfProvider } from './providers.ts';
import { checkWords, nameOfWord } from './provider-words.ts';

/** Everything in which the entries of a policy contradict each other or make no sense together. */
export function findContradictions(policy: Policy): Problem[] {
  return [
    ...checkDates('rules', policy.rules, (entry) => entry.rule),
    ...checkDates('standards', policy.standards, (entry) => entry.scheme),
    ...checkDates('currencyRates', policy.currencyRates, (entry) => entry.currency),
    ...checkDates('amounts.methods', policy.amounts.methods, (entry) => entry.scheme),
    ...checkDates('amounts.supplements', policy.amounts.supplements, (entry) => entry.name.zh),
    ...checkDates('amounts.priceSupplements', policy.amounts.priceSupplements, (entry) => entry.scheme),
    ...checkDates('providers', policy.providers ?? [], nameOfProvider),
    ...checkProviders(policy.providers ?? []),
    ...checkDates('words', policy.words ?? [], nameOfWord),
    ...checkWords(policy.words ?? []),
    ...checkOverlays(policy.overlays ?? []),
    ...checkOffices(policy),
    ...checkUnread(policy),
    ...checkStandards(policy),
    ...checkSteps(policy),
    ...checkRates(policy),
    ...checkIdentityQuestion(policy),
    ...checkSources(policy),
  ];
}

function checkDates<Entry extends Dated>(
  list: string,
  entries: readonly Entry[],
  thing: (entry: Entry) => string,
): Problem[] {
  const backwards = entries.flatMap(({ effectiveFrom, effectiveTo }, index) =>
    effectiveTo !== undefined && effectiveTo < effectiveFrom
      ? [
          {
            path: `${list}.${index}.effectiveTo`,
            problem: `lies before effectiveFrom ${effectiveFrom}; correct one`,
            zh: `早于生效日期 ${effectiveFrom}，请更正其一`,
          },
        ]
      : [],
  );
  const overlaps = findOverlaps(entries, thing).map(({ entry, index, with: other }) => ({
    path: `${list}.${index}`,
    problem:
      `${thing(entry)} for ${entry.county === undefined ? 'every county' : `county ${entry.county}`} on ` +
      `${entry.effectiveFrom} is given by ${list}.${other} too; keep one, or let that one end the day before`,
    zh:
      `${thing(entry)} 在${entry.county === undefined ? '各县区' : `县区 ${entry.county}`} ${entry.effectiveFrom} ` +
      `已由 ${list}.${other} 规定；请只保留一条，或让那一条在前一天终止`,
  }));
  return [...backwards, ...overlaps];
}

/** Two overlays that say the same thing otherwise, from one day or on the same days: nobody knows which holds. */
function checkOverlays(overlays: readonly Overlay[]): Problem[] {
  const things = listOverlaid(overlays);
  const backwards = checkDates('overlays', overlays, () => '').filter(({ path }) =>
    path.endsWith('effectiveTo'),
  );
  const overlaps = findOverlaps(things, ({ path }) => path).map(({ entry, with: other }) => {
    const { path, at, county, effectiveFrom } = entry;
    const before = things[other]?.at ?? 0;
    return {
      path: `overlays.${at}.${path}`,
      problem:
        `for ${county === undefined ? 'every county' : `county ${county}`} on ${effectiveFrom} is given by ` +
        `overlays.${before} too; keep one, or let that one end the day before`,
      zh:
        `在${county === undefined ? '各县区' : `县区 ${county}`} ${effectiveFrom} 已由 overlays.${before} 规定；` +
        '请只保留一条，或让那一条在前一天终止',
    };
  });
  return [...backwards, ...overlaps];
}

/** Where counties have offices of their own, one that has entries of its own needs one too: its papers are signed. */
function checkOffices({ documents, overlays = [], ...policy }: Policy): Problem[] {
  const overlaid = overlays.flatMap((each) => Object.keys(each.documents?.offices ?? {}));
  const known = new Set([...Object.keys(documents.offices), ...overlaid]);
  const named = [policy.rules, policy.standards, policy.providers ?? [], policy.words ?? [], overlays]
    .flat()
    .flatMap(({ county }) => (county === undefined ? [] : [county]));
  const without = known.size === 0 ? [] : [...new Set(named)].filter((county) => !known.has(county)).sort();
  return without.map((county) => ({
    path: `documents.offices.${county}`,
    problem: `county ${county} has entries of its own and no office that signs its papers; name it here`,
    zh: `县区 ${county} 有单独的条款而没有署名机关，请在此写明`,
  }));
}

/** A stored policy keeps entries that this version cannot read; a new proposal may not have any. */
function checkUnread({ unread = {} }: Policy): Problem[] {
  return Object.keys(unread).map((name) => ({
    path: `unread.${name}`,
    problem:
      'was written by another version of Hedui, and this one cannot read it; take it out, or use that version',
    zh: '由另一版本的系统写入，本版本不能读取；请删去，或使用那一版本',
  }));
}

function checkStandards({ standards }: Policy): Problem[] {
  return scheme.options
    .filter((each) => !standards.some((standard) => standard.scheme === each))
    .map((each) => ({
      path: 'standards',
      problem: `there is no ${each} standard; add one`,
      zh: `缺少 ${each} 保障标准，请补上`,
    }));
}

/** Steps that do not ascend overlap: of two that cover an income nobody could say which holds. */
function checkSteps({ amounts }: Policy): Problem[] {
  return amounts.methods.flatMap(({ method }, index) => {
    if (method.kind !== 'steps') return [];
    const at = method.steps.findIndex(
      (step, n) => n > 0 && step.yearlyIncomeUpToFen <= (method.steps[n - 1]?.yearlyIncomeUpToFen ?? -1),
    );
    return at < 0
      ? []
      : [
          {
            path: `amounts.methods.${index}.method.steps.${at}.yearlyIncomeUpToFen`,
            problem: 'is not above that of the step before; let the steps ascend',
            zh: '不高于上一档，各档须依次升高',
          },
        ];
  });
}

function checkRates({ currencyRates }: Policy): Problem[] {
  return currencyRates.flatMap(({ currency }, index) =>
    isYuan(currency)
      ? [
          {
            path: `currencyRates.${index}.currency`,
            problem: 'yuan needs no rate; take this one out',
            zh: '人民币不需要汇率，请删去',
          },
        ]
      : [],
  );
}

/** identity-question asks the asset rules again, so it needs one that is at least as live as itself. */
function checkIdentityQuestion(policy: Policy): Problem[] {
  return policy.rules.flatMap((entry, index) => {
    if (entry.rule !== 'identity-question' || entry.mode === 'off') return [];
    const asked = policy.rules.some(
      (other) =>
        ruleOf(other.rule)?.about === 'assets' && (other.mode === 'live' || other.mode === entry.mode),
    );
    if (asked) return [];
    const problem = `asks asset rules again, and none is ${entry.mode}; switch one on or this one off`;
    const zh = `要再问一次财产规则，而没有一条处于 ${entry.mode}；请启用一条，或关闭此规则`;
    return [{ path: `rules.${index}.mode`, problem, zh }];
  });
}

/** A misspelt source would count nothing, and nobody would notice. */
function checkSources({ rules }: Policy): Problem[] {
  return rules.flatMap((entry, index) => {
    const rule = ruleOf(entry.rule);
    if (rule === undefined) return [];
    const gives = (source: Source): boolean => mayRead(rule, source);
    const choice = sources.filter(gives).map(({ name }) => name);
    const lists = Object.entries(rule.parameters).filter(([, { namesSources }]) => namesSources);
    return lists.flatMap(([parameter]) =>
      [entry[parameter]].flat().flatMap((value, at) => {
        const source = sourceOf(String(value));
        if (source !== undefined && gives(source)) return [];
        const path = `rules.${index}.${parameter}.${at}`;
        return [
          {
            path,
            problem: `${String(value)} is no source that ${entry.rule} can read; use ${choice.join(', ')}`,
            zh: `${String(value)} 不是此规则可以读取的数据源；可用：${choice.join('、')}`,
          },
        ];
      }),
    );
  });
}
