/** The page that a new colleague reads first. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { helpPage, mayDo } from '../../../../functions/console/pages/help/index.ts';
import { tasks } from '../../../../functions/console/pages/help/tasks.ts';
import { consoleRoutes as routes } from '../../../builders/console-routes.ts';
import { stateTitles } from '../../../../shared/domain/cases/states.ts';
import { may } from '../../../../shared/domain/staff/access.ts';
import { aVisit, shownPage, textOf } from '../../../builders/shown.ts';
import { staff } from '../../../builders/staff.ts';

const everybody = Object.values(staff);

async function read(person: (typeof everybody)[number]): Promise<string> {
  const visit = { ...aVisit('/help'), staff: person };
  return textOf(await shownPage(helpPage(visit), visit));
}

describe('help', () => {
  it('leads everybody only to where they may go', () => {
    for (const person of everybody)
      for (const { capability, href } of tasks.filter((each) => mayDo(person, each))) {
        const [path] = href.split('?');
        const route = routes.find(({ method, pattern }) => method === 'GET' && pattern === path);
        expect(route, href).toBeDefined();
        expect(route && may(person, route.capability), `${person.id}: ${capability}`).toBe(true);
      }
  });

  it('quotes what pages, buttons and steps are called', () => {
    const folder = 'functions/console';
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('help'))
      .map((file) => `${folder}/${file}`);
    const texts = [...files, 'shared/domain/cases/states.ts']
      .map((file) => readFileSync(file, 'utf8'))
      .join();
    for (const { how } of tasks)
      for (const [, quoted = ''] of `${how.zh}${how.en}`.matchAll(/“([^”]+)”/g))
        expect(texts, how.zh).toMatch(new RegExp(`['\`>（ ]${quoted}`, 'i'));
  });

  it('has ten tasks and more for everybody', () => {
    for (const person of everybody)
      expect(tasks.filter((each) => mayDo(person, each)).length, person.id).toBeGreaterThan(9);
  });

  it('offers nobody what others do', async () => {
    const [approver, county, auditor] = [
      await read(staff.approver),
      await read(staff.county),
      await read(staff.auditor),
    ];
    expect(approver).toContain('作出决定');
    expect(approver).not.toContain('入户：用手机');
    expect(county).not.toContain('批准或否决政策变更');
    expect(auditor).not.toContain('看今天轮到我的事');
  });

  it('says of every state who is waited for', async () => {
    const page = await read(staff.county);
    for (const { zh } of Object.values(stateTitles)) expect(page).toContain(zh);
    expect(page).toMatch(/待初筛\s*等待初筛：县级经办/);
    expect(page).toMatch(/已归档\s*已办结/);
  });

  it('shows the steps that somebody may take, and nobody those of others', async () => {
    const [leader, county] = [await read(staff.leader), await read(staff.county)];
    const about = '由该乡镇入户核实';
    expect(county).toContain(about);
    expect(leader).not.toContain(about);
  });
});
