import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { outputSchemas } from '../../../shared/contracts/outputs.ts';
import { generatedPage } from '../../harness/reference-page.ts';

describe('the published schemas of the outputs', () => {
  it.each(Object.entries(outputSchemas))('%s is what docs/schemas says', async (name, schema) => {
    const published = `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`;
    await expect(published).toMatchFileSnapshot(generatedPage(`docs/schemas/${name}.schema.json`));
  });
});
