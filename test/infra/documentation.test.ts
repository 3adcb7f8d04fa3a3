import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from '@stricli/core';
import { describe, expect, test } from 'vitest';
import type { HeduiContext } from '../../cli/command.ts';
import { subcommands } from '../../cli/subcommands.ts';
import { harnesses } from '../harness/harnesses.ts';
import { resourcesOf, synthesize } from './synthesized.ts';

const documents = [
  'README.md',
  'README.zh.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...globSync(['docs/**/*.md', 'events/*.md', '{functions,infra,test}/**/README.md']).filter(
    // Recipes of decisions name what was there when they were made.
    (path) => !path.includes('node_modules') && !path.startsWith('docs/decisions/'),
  ),
];
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const template = synthesize();

/** `npm run <name> …` or `npx hedui <name> …`, with the options that a document gives it. */
interface ShownCommand {
  document: string;
  runner: 'npm run' | 'npx hedui';
  words: string[];
  /** Of `npm run harness`: which. */
  harness: string | undefined;
  options: string[];
}

/** Every command of a document, a line or a code span at a time. */
function commandsOf(document: string): ShownCommand[] {
  const text = readFileSync(document, 'utf8').replaceAll(/\\\n/g, ' ');
  const shown = /(npm run|npx hedui)((?: [a-z][a-z:-]*)+)([^`\n|]*)/g;
  return [...text.matchAll(shown)].map(([, runner = '', names = '', rest = '']) => ({
    document,
    runner: runner as ShownCommand['runner'],
    words: names.trim().split(' '),
    harness: names.trim() === 'harness' ? / -- ([a-z]+)/.exec(rest)?.[1] : undefined,
    // What comes after a second command of the same line belongs to that one; comments to none.
    options: [...(rest.split(/npm run|npx hedui|&&| # /)[0] ?? '').matchAll(/ \[?--([a-z][a-z-]*)/g)].map(
      ([, name = '']) => name,
    ),
  }));
}

const commands = documents.flatMap(commandsOf);
const ofHedui = commands.filter(({ runner }) => runner === 'npx hedui');

/** What the words lead to: a subcommand, or one of a subcommand's own. */
async function commandOf([name = '', verb = '']: readonly string[]): Promise<
  Command<HeduiContext> | undefined
> {
  const loaded = (await subcommands[name]?.load())?.command;
  const target =
    loaded !== undefined && 'getRoutingTargetForInput' in loaded
      ? loaded.getRoutingTargetForInput(verb)
      : loaded;
  return target !== undefined && 'usesFlag' in target ? target : undefined;
}

/** A flag as its subcommand names it. */
const camelCase = (flag: string) => flag.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A script's source, or that of the harness that it is to run, and what it imports of this repository. */
function sourcesOf(script: string, harness: string | undefined): string {
  const named = harness === undefined ? undefined : harnesses[harness];
  const entry =
    named === undefined
      ? (scripts[script] ?? '').split(' ').find((word) => word.endsWith('.ts'))
      : join('test/harness', named.script);
  if (entry === undefined) return '';
  const text = readFileSync(entry, 'utf8');
  const imported = [...text.matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) => join(dirname(entry), path));
  return [
    text,
    ...imported.filter((path) => existsSync(path)).map((path) => readFileSync(path, 'utf8')),
  ].join('\n');
}

describe('commands of the documents', () => {
  test('each is a script of this repository, or a subcommand of hedui', () => {
    expect(commands.length).toBeGreaterThan(60);
    const known = { 'npm run': scripts, 'npx hedui': subcommands };
    expect(commands.filter(({ runner, words: [name = ''] }) => !(name in known[runner]))).toEqual([]);
    const named = commands.flatMap(({ harness }) => (harness === undefined ? [] : [harness]));
    expect(named.filter((name) => !(name in harnesses))).toEqual([]);
  });

  test('each flag that is given is one that its subcommand takes', async () => {
    expect(ofHedui.length).toBeGreaterThan(40);
    const refused: string[] = [];
    for (const { document, words, options } of ofHedui) {
      const command = await commandOf(words);
      for (const name of options)
        if (name !== 'help' && command?.usesFlag(camelCase(name), 'original') !== true)
          refused.push(`${document}: hedui ${words.join(' ')} --${name}`);
    }
    expect(refused).toEqual([]);
  });

  test('each option that is given is one that its script reads', () => {
    const refused = commands.flatMap(({ document, runner, words: [script = ''], harness, options }) => {
      const source = runner === 'npm run' ? sourcesOf(script, harness) : '';
      const reads = (name: string) =>
        new RegExp(
          `(['"]?\\b${name}['"]?: (\\{|text|string|flag|boolean|repeated))|'--${name}'|\\b${name},`,
        ).test(source);
      return options
        .filter((name) => source !== '' && !reads(name))
        .map((name) => `${document}: ${script} --${name}`);
    });
    expect(refused).toEqual([]);
  });

  test('in the runbook each works at a deployment: on call nobody asks after their own machine', async () => {
    const atTarget: ShownCommand[] = [];
    for (const shown of ofHedui) {
      const isPlaced = (await commandOf(shown.words))?.usesFlag('stack', 'original') === true;
      if (shown.document === 'docs/runbook.md' && shown.options.length > 0 && isPlaced) atTarget.push(shown);
    }
    expect(atTarget.length).toBeGreaterThan(20);
    expect(
      atTarget.filter(({ options }) => !(options.includes('stack') && options.includes('region'))),
    ).toEqual([]);
    const ends = [...readFileSync('docs/runbook.md', 'utf8').matchAll(/^\*\*It is over\*\* when .+$/gm)].join(
      '\n',
    );
    expect(ends).toContain('npx hedui redrive --stack');
    expect(
      [...ends.matchAll(/`npx hedui (?!night)[^`]+`/g)].filter(([shown]) => !shown.includes('--stack')),
    ).toEqual([]);
  });

  test('each variable of a command is an output of the stack', () => {
    const outputs = Object.keys(template.findOutputs('*'));
    const variables = [...readFileSync('docs/runbook.md', 'utf8').matchAll(/\$([A-Z][a-z][A-Za-z]+)/g)];
    expect(variables.length).toBeGreaterThan(5);
    expect(variables.map(([, name = '']) => name).filter((name) => !outputs.includes(name))).toEqual([]);
  });

  test('each function, queue, automation and output that a command names is in the stack', () => {
    const text = ['docs/operations.md', 'docs/runbook.md']
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const all = JSON.stringify(template.toJSON());
    const named = [...text.matchAll(/\bHedui-[a-z-]+[a-z]/g)].map(([name]) => name);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !all.includes(`"${name}"`))).toEqual([]);
    const outputs = Object.keys(template.findOutputs('*'));
    const placeholders = [...text.matchAll(/<([A-Z][A-Za-z]+(?:Bucket|Table|QueueUrl|Topic))>/g)].map(
      ([, name]) => name,
    );
    expect(placeholders.filter((name) => !outputs.includes(name ?? ''))).toEqual([]);
  });
});

const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');

/** Sections of the runbook by their anchor. */
function sections(): Map<string, string> {
  const parts = readFileSync('docs/runbook.md', 'utf8').split(/^## /m).slice(1);
  return new Map(parts.map((part) => [anchorOf(part.split('\n')[0] ?? ''), part]));
}

describe('the runbook', () => {
  const alarms = [
    ...resourcesOf<{ AlarmName: string; AlarmDescription: string }>(
      template,
      'AWS::CloudWatch::Alarm',
    ).values(),
  ].map(({ Properties }) => ({
    name: Properties.AlarmName.replace('Hedui-', ''),
    anchor: Properties.AlarmDescription.split('#')[1] ?? '',
  }));
  const functions = [
    ...resourcesOf<{ FunctionName: string }>(template, 'AWS::Lambda::Function').values(),
  ].map(({ Properties }) => Properties.FunctionName.replace('Hedui-', ''));
  /** `match-delivery-errors` is named `<function>-errors`. */
  const alarmTitle = (name: string) => {
    const owner = functions.find((each) => name.startsWith(`${each}-`));
    return owner === undefined ? name : name.replace(owner, '<function>');
  };

  test.each(alarms)(
    'says of the alarm $name, under its own name, what is seen, what it means, what to do and when it is over',
    ({ name, anchor }) => {
      const section = sections().get(anchor) ?? '';
      expect(section).toContain(`\`${alarmTitle(name)}\``);
      for (const part of [
        /^\*\*You see\*\*/m,
        /^\*\*What it means\.\*\*/m,
        /^1\. /m,
        /^\*\*It is over\*\* when/m,
      ])
        expect(section).toMatch(part);
    },
  );

  test('says of each alarm at the top where to read on, and what its end means', () => {
    const [top = ''] = readFileSync('docs/runbook.md', 'utf8').split(/^## /m);
    const rows = top.split('\n').filter((line) => line.startsWith('| `'));
    for (const { name, anchor } of alarms) {
      const row = rows.find((line) => line.includes(`\`${alarmTitle(name)}\``)) ?? '';
      expect(row, name).toContain(`(#${anchor})`);
      expect(row.split('|').at(-2)?.trim(), name).toMatch(/^(over|the same|\*\*not over\*\*)/);
    }
  });

  test('each entry has all its parts, and every link within it leads somewhere', () => {
    const plain = ['before-the-first-alarm', 'where-to-look', 'change-a-setting', 'take-a-version-back'];
    for (const [anchor, section] of sections()) {
      if (plain.includes(anchor)) continue;
      for (const part of [
        /^\*\*You see\*\*/m,
        /^\*\*What it means\.\*\*/m,
        /^1\. /m,
        /^\*\*It is over\*\* when/m,
      ])
        expect(section, anchor).toMatch(part);
    }
    const text = readFileSync('docs/runbook.md', 'utf8');
    const anchors = [...text.matchAll(/^##+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
    const led = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
    expect(led.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
  });

  test('says which right each of its AWS commands takes: at an alarm nobody is refused', () => {
    const text = readFileSync('docs/runbook.md', 'utf8');
    const rights = /^### Who may do what$(.+?)^### /ms.exec(text)?.[1] ?? '';
    // What S3 calls a right is not what it calls the command.
    const used = [...text.matchAll(/aws (?!s3)[a-z]+ ([a-z]+(?:-[a-z]+)+)/g)].map(([, command = '']) =>
      command.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    );
    expect(used.length).toBeGreaterThan(15);
    const granted = (name: string) => new RegExp(`\\b${name}\\b`).test(rights);
    expect(used.filter((name) => !granted(name))).toEqual([]);
  });

  test('there is an alarm for everything that a county has to hear of', () => {
    const kinds = new Set(alarms.map(({ name }) => alarmTitle(name)));
    for (const kind of [
      'night-not-finished',
      'provider-overdue',
      'delivery-held',
      'roster-held',
      '<function>-dead-letters',
      '<function>-start-dead-letters',
      'matches-unusual',
      'cases-unusual',
      '<function>-errors',
      '<function>-waiting',
      'work-runs-away',
    ])
      expect(kinds).toContain(kind);
  });
});
