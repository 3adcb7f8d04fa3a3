import { createConfig, lintFromString } from '@redocly/openapi-core';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { expect, it } from 'vitest';
import { apiDocument } from '../../../../functions/staff-api/document.ts';
import { internals } from '../../../../shared/web/responses.ts';
import { generatedPage } from '../../../harness/reference-page.ts';

it('the published OpenAPI document is made from the schemas that check what is sent', async () => {
  const published = `${JSON.stringify(apiDocument, null, 2)}\n`;
  await expect(published).toMatchFileSnapshot(generatedPage('docs/openapi.json'));
});

it('the client that a test works with is generated from it', async () => {
  // The generator changes what it is given. What has a default may be left out of a request.
  const options = { alphabetize: true, defaultNonNullable: false };
  const types = await openapiTS(structuredClone(apiDocument) as unknown as OpenAPI3, options);
  const generated = '../../../integration/staff/generated/staff-api.d.ts';
  await expect(astToString(types)).toMatchFileSnapshot(generated);
});

it('nothing in it is left to guess, by the strict rules of a linter', async () => {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const source = JSON.stringify(apiDocument);
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
    [],
  );
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
    const statuses = Object.keys(operation['responses'] as object);
    expect(statuses).toEqual(expect.arrayContaining(['401', '403', 'default']));
    expect(statuses.filter((status) => status.startsWith('2'))).toHaveLength(1);
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
