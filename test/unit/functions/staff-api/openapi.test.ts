import { expect, it } from 'vitest';
import { apiDocument } from '../../../../functions/staff-api/document.ts';

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
