/** A section is loaded by the first part of an address: a route that lies elsewhere would never be reached. */
import { expect, it } from 'vitest';
import { sections } from '../../../../functions/console/routes/index.ts';

it('has every route under the first part of its address', async () => {
  for (const [name, load] of sections)
    for (const { pattern } of await load()) expect(pattern.split('/')[1], pattern).toBe(name);
});
