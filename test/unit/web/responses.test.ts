import { expect, it } from 'vitest';
import { z } from 'zod';
import { kept } from '../../../shared/contracts/stored.ts';
import { respond } from '../../../shared/web/responses.ts';
import { reply, type Route } from '../../../shared/web/route.ts';

it('no token of a person, no household of another county and no key of a table leaves, however deep it is in what is stored', async () => {
  const answer = z.object({ case: kept({ number: z.int() }) });
  const stored = {
    number: 1,
    pk: '110101-1',
    sk: 'CASE#1',
    findings: [
      {
        evidence: [{ name: '甲', identityToken: '1:abc', memberToken: '1:abc' }],
        people: [{ ordinal: 1, households: [], elsewhere: ['329902-1'] }],
      },
    ],
  };
  const route = { pattern: '/api/cases', answer } as unknown as Route<unknown>;
  const text = await respond(reply({ case: stored }), route).text();
  expect(JSON.parse(text)).toEqual({
    case: { number: 1, findings: [{ evidence: [{ name: '甲' }], people: [{ ordinal: 1, households: [] }] }] },
  });
});
