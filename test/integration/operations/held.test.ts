import { afterAll, beforeAll, expect, it } from 'vitest';
import { shanghaiDate } from '../../../shared/domain/kernel/calendar.ts';
import { bankFile, bankKey, SmallCounty } from '../night/small-county.ts';
import { serveAsDeployment, type Deployment } from './deployment.ts';

const today = shanghaiDate(new Date());
const where = ['--stack', 'Hedui', '--region', 'cn-northwest-1'];
const people = Array.from({ length: 30 }, (_, n) => n + 1);
const rich = (person: number) => ({ person, date: today, balance: '50000.00' });
const [whole, cut] = [bankKey('whole.csv', today), bankKey('cut.csv', today)];

let county: SmallCounty;
let deployment: Deployment;
beforeAll(async () => {
  county = await SmallCounty.start({}, today);
  const roster = people.map((person) => ({ household: `H${person}`, person }));
  await county.deliverRoster(roster, 'r.csv', today);
  await county.deliver({ [whole]: bankFile(people.map(rich)), [cut]: bankFile([rich(1)]) });
  deployment = await serveAsDeployment(county.target.embedded);
});
afterAll(async () => {
  await deployment.close();
  await county.stop();
});

const held = (person: string, ...words: string[]) => deployment.run(person, 'held', ...words, ...where);
const why = ['--why', '已与银行核实'];

async function stampShown(): Promise<string> {
  const shown = await held('shen', 'show', cut);
  return /戳记 stamp: ([0-9a-f]{16})/.exec(shown.stdout)?.[1] ?? '';
}

async function stateOf(key: string): Promise<string | undefined> {
  await county.target.embedded.idle();
  const outputs = await county.night();
  return outputs.deliveries.find((each) => each.key === key)?.state;
}

it('tells what waits for a person and why, and what a release would do, with the command that does it', async () => {
  const list = await held('shen', 'list');
  expect(list).toMatchObject({ code: 0, stderr: '' });
  expect(list.stdout).toContain(`${cut}\n  members-lost: 上次命中的 30 人中有 29 人不再出现\n`);
  const shown = await held('shen', 'show', cut);
  expect(shown).toMatchObject({ code: 0, stderr: '' });
  expect(shown.stdout).toContain('撤回 withdrawn 29');
  expect(shown.stdout).toContain('须两人办理：新增、撤回、减轻、加重共超过 20 件');
  expect(shown.stdout).toContain('不再出现 missing 29');
  const samples = shown.stdout.split('样例行（已遮盖） sample rows, masked:\n')[1];
  expect(samples).toMatch(/^ {2}开头 from the start: .*50000\.00/);
  expect(samples).not.toMatch(/\d{17}[\dXx]/);
  const status = await deployment.run('shen', 'status', ...where);
  expect(status.stdout).toMatch(
    /npx hedui held show '?inbox\/bank\/nongshang\/\S+cut\.csv'? --stack Hedui .*\n$/,
  );
  expect(shown.stdout).toMatch(
    /npx hedui held release '?inbox\/bank\/nongshang\/\S+cut\.csv'? --why … --stamp [0-9a-f]{16} /,
  );
  expect(await held('shen', 'show', whole)).toMatchObject({ code: 1 });
  const short = await held('shen', 'show', 'cut.csv');
  expect(short).toMatchObject({ code: 1 });
  expect(short.stdout).toContain('give the whole key, as `held list` names it');
});

it('releases on the preview alone, with a reason and by two people, and takes it back', async () => {
  const stamp = await stampShown();
  const release = (person: string, ...words: string[]) => held(person, 'release', cut, ...words);
  const bare = await release('shen');
  expect(bare).toMatchObject({ code: 2 });
  expect(bare.stderr).toMatch(
    /--why is missing.+\n.+--stamp is missing.+name the stamp that `held show` prints/,
  );
  expect((await release('shen', ...why, '--stamp', '')).stdout).toContain('须给出预览的戳记，见 held show');
  expect((await release('shen', ...why, '--stamp', '0123456789abcdef')).stdout).toContain(
    'the stamp is not that of the preview',
  );
  expect((await release('shen', '--why', ' ', '--stamp', stamp)).stdout).toContain('须写明理由');
  const proposed = await release('shen', ...why, '--stamp', stamp);
  expect(proposed).toMatchObject({ code: 0 });
  expect(proposed.stdout).toContain('须另一人以同样的命令确认');
  for (const words of [['show', cut], ['list']])
    expect((await held('lu', ...words)).stdout).toContain('user/shen 提出，待另一人确认');
  expect(await release('shen', ...why, '--stamp', stamp)).toMatchObject({ code: 1 });
  const released = (await release('lu', ...why, '--stamp', stamp)).stdout.split('\n');
  expect(released.slice(0, 2)).toEqual([
    `已放行 released: ${cut}`,
    '已在使用，无须再办 It is in use; nothing further is needed.',
  ]);
  expect(released[3]).toContain('npx hedui held take-back ');
  expect((await deployment.run('lu', 'status', '--key', cut, ...where)).stdout).toMatch(
    /放行 released .+办理 by \S+user\/shen，确认 agreed by \S+user\/lu，理由 why: 已与银行核实/,
  );
  expect((await held('lu', 'list')).stdout).toContain('没有等待人工确认的文件');
  expect(await stateOf(cut)).toBe('current');

  const back = await held('lu', 'take-back', cut, ...why);
  expect(back.stdout).toBe(`已收回放行 taken back: ${cut}\n`);
  expect(await stateOf(cut)).toBe('held');
});

it('rejects, and then nothing waits', async () => {
  expect((await held('shen', 'reject', cut)).stdout).toBe(`已退回 rejected: ${cut}\n`);
  expect((await held('shen', 'reject', cut)).stdout).toContain('已如此 it is so already');
  expect((await held('shen', 'list')).stdout).toContain('没有等待人工确认的文件');
  expect(await stateOf(cut)).toBe('rejected');
  const status = await deployment.run('shen', 'status', ...where);
  expect(status.stdout).not.toContain('files rejected since yesterday');
  expect(await county.deadLetters()).toEqual([]);
});
