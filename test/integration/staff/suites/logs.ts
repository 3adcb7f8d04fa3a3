/** The last of the suites: what all of them left in the logs. */
import { expect, it } from 'vitest';
import { sharedCounty } from '../staffed-county.ts';

it('nothing of people, and nothing that was sent or carried, appears in the logs', async () => {
  const { lines } = await sharedCounty();
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join('\n')).not.toMatch(/测[安平宁静明]|3299011970|路人|乔安然|clerk-7|<script>|eyJ/);
});
