/** Providers that deliver mostly the same things: a bank that was renamed may still deliver under its old name. */
import type { DeliveredThings, SharingProviders } from '../../contracts/runs.ts';

/** Fewer that are shared are chance. */
const leastShared = 3;

/** Counts over a night, without keeping what the things are. */
export class SharingCount {
  readonly #things = new Map<string, DeliveredThings>();

  add(delivered: readonly DeliveredThings[] = []): void {
    for (const each of delivered) {
      const group = JSON.stringify([each.source, ...each.providers]);
      this.#things.set(group, { ...each, things: each.things + (this.#things.get(group)?.things ?? 0) });
    }
  }

  /** Pairs of a source that share over half of what the one of them delivered that delivered fewer. */
  list(): SharingProviders[] {
    const all = [...this.#things.values()];
    const sum = (source: string, ...providers: string[]): number =>
      all
        .filter((each) => each.source === source && providers.every((name) => each.providers.includes(name)))
        .reduce((total, { things }) => total + things, 0);
    return this.#pairs().flatMap(({ source, providers }) => {
      const shared = sum(source, ...providers);
      const of = Math.min(...providers.map((each) => sum(source, each)));
      return shared >= leastShared && shared * 2 > of ? [{ source, providers, shared, of }] : [];
    });
  }

  /** Every two that ever delivered one thing. */
  #pairs(): Pick<SharingProviders, 'source' | 'providers'>[] {
    const pairs = new Map<string, Pick<SharingProviders, 'source' | 'providers'>>();
    for (const { source, providers } of this.#things.values())
      for (const [n, first] of providers.entries())
        for (const second of providers.slice(n + 1))
          pairs.set(JSON.stringify([source, first, second]), { source, providers: [first, second] });
    return [...pairs.keys()].sort().flatMap((key) => pairs.get(key) ?? []);
  }
}
