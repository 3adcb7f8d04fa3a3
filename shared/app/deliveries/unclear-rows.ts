/** Which rows of a file the rules could not judge by, each read as if it were all that a member has. */
import type { Asset } from '../../contracts/holdings.ts';
import type { Bilingual, CalendarDate } from '../../contracts/primitives.ts';
import { groupIntoAssets } from '../../domain/assessment/holdings-to-assets.ts';
import { unclear } from '../../domain/catalogue/held.ts';
import { type Lines, noteLine } from '../../domain/deliveries/quarantined-rows.ts';
import { say } from '../../domain/kernel/say.ts';
import { defaultPolicy } from '../../domain/policy/default-policy.ts';
import { everywhere, policyInForce } from '../../domain/policy/policy-in-force.ts';

/** What is unclear about rows, `account whose state is unclear`, and which rows. */
export interface UnclearRows extends Lines {
  text: Bilingual;
}

/** By the policy that a new stack has: a county's own may know a word or a rate of a currency more. */
export class UnclearRowsCounter {
  readonly #policy;
  readonly #day: CalendarDate;
  readonly #found = new Map<string, UnclearRows>();

  /** @param day on which the file is delivered */
  constructor(day: CalendarDate) {
    this.#day = day;
    this.#policy = policyInForce(defaultPolicy, everywhere, day);
  }

  see(asset: Asset, line: number): void {
    const holding = { provider: '', asOf: this.#day, file: '', line, identityToken: '', name: '', asset };
    const row = {
      ...{ holding: { ...holding, checkDigitRight: true }, memberOrdinal: 1, memberName: '' },
      ...{ certainty: 'verified' as const, note: say('', '') },
    };
    for (const thing of groupIntoAssets([row], { policy: this.#policy, doubt: 'as-judged' }))
      for (const { point, text } of thing.unclear)
        if (point !== unclear.amount.point) this.#note(point, joined(thing.called, text), line);
  }

  /** Most rows first. Amounts that cannot be read are not among them: they are listed by column. */
  list(): UnclearRows[] {
    return [...this.#found.values()].sort((a, b) => b.rows - a.rows);
  }

  #note(point: string, text: Bilingual, line: number): void {
    const known = this.#found.get(point) ?? { text, rows: 0, lines: [] };
    this.#found.set(point, known);
    noteLine(known, line);
  }
}

function joined(thing: Bilingual, point: Bilingual): Bilingual {
  return say(`${thing.zh}${point.zh}`, `${thing.en} ${point.en}`);
}
