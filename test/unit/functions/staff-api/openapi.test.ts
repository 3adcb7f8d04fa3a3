import { expect, it } from 'vitest';
import { apiDocument } from '../../../../functions/staff-api/document.ts';
import { internals } from '../../../../shared/web/responses.ts';

it('the published OpenAPI document is made from the schemas that check what is sent', async () => {
  const published = `${JSON.stringify(apiDocument, null, 2)}\n`;
  await expect(published).toMatchFileSnapshot('../../../../docs/openapi.json');
});

it('every route says who may use it, and every change what it answers', () => {
  const operations = Object.values(apiDocument.paths).flatMap((methods) => Object.values(methods));
  expect(operations.length).toBeGreaterThan(15);
  for (const operation of operations) {
    expect(operation).toMatchObject({ 'x-roles': expect.arrayContaining([expect.any(String)]) as unknown });
  }
});

it('a program finds every operation by an id of its own, in a group, with the statuses that it may refuse with', () => {
  const operations = Object.values(apiDocument.paths).flatMap((methods) => Object.values(methods));
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const { tags } = apiDocument as unknown as { tags: { name: string }[] };
  const groups = tags.map(({ name }) => name);
  for (const operation of operations) {
    expect(groups).toContain((operation['tags'] as string[])[0]);
    expect(Object.keys(operation['responses'] as object)).toEqual(
      expect.arrayContaining(['200', '401', '403', 'default']),
    );
  }
});

it('every reference leads to a component, and every component is referred to', () => {
  const text = JSON.stringify(apiDocument);
  const { schemas } = (apiDocument as unknown as { components: { schemas: object } }).components;
  const referred = new Set(
    [...text.matchAll(/"#\/components\/schemas\/([A-Za-z]+)"/g)].map(([, name]) => name),
  );
  expect([...referred].sort()).toEqual(Object.keys(schemas).sort());
});

it('nothing is described that no answer has', () => {
  const text = JSON.stringify(apiDocument);
  expect([...internals].filter((name) => text.includes(`"${name}":`))).toEqual([]);
});
