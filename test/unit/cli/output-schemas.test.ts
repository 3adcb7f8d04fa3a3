import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkReport } from '../../../shared/contracts/check-report.ts';
import { outputSchemas } from '../../../shared/contracts/outputs.ts';
import { generatedPage } from '../../harness/reference-page.ts';

/** What leaves Hedui as JSON: what a night writes, and the check report that staff download. */
const published = { ...outputSchemas, report: checkReport };

describe('the published schemas of the outputs', () => {
  it.each(Object.entries(published))('%s is what docs/schemas says', async (name, schema) => {
    const text = `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(generatedPage(`docs/schemas/${name}.schema.json`));
  });
});
