/** `npm run docs` writes these pages again; a page that is not what its source says fails here. */
import { readFile } from 'node:fs/promises';
import prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import { listFiles, specifyFile } from './file-specification.ts';
import { generatedPage, generatedTableNote } from '../../harness/reference-page.ts';
import { sources } from '../../../shared/domain/catalogue/catalogue.ts';

const directory = 'docs/files';

async function toMarkdown(text: string, name: string): Promise<string> {
  const options = await prettier.resolveConfig(`${directory}/${name}`);
  return prettier.format(text, { ...options, parser: 'markdown' });
}

describe('the file specifications', () => {
  it.each(sources.map((source) => [source.name, source] as const))(
    'of %s is what it says',
    async (name, source) => {
      const page = await toMarkdown(specifyFile(source), `${name}.md`);
      await expect(page).toMatchFileSnapshot(generatedPage(`docs/files/${name}.md`));
    },
  );

  it('have no example in which two fields read like one amount: 156,426.71', () => {
    const examples = sources.map((source) => /```csv\n(.*?)```/s.exec(specifyFile(source))?.[1] ?? '');
    expect(examples.filter((rows) => /,\d{1,3},\d{3}(?!\d)/.test(rows))).toEqual([]);
  });

  it('are listed, all of them', async () => {
    const text = await readFile(`${directory}/README.md`, 'utf8');
    const [, before = '', after = ''] =
      /^(.*?)\| 文件 .*?\n\n[^\n]*`npm run docs`[^\n]*\n\n(.*)$/s.exec(text) ?? [];
    const page = await toMarkdown(
      `${before}${listFiles()}\n\n${generatedTableNote}\n\n${after}`,
      'README.md',
    );
    await expect(page).toMatchFileSnapshot(generatedPage('docs/files/README.md'));
  });
});
