/** The worklist: whose turn it is, first for those who visit households. */
import { expect, test } from 'vitest';
import { readWorklistQuery, toFilter } from '../../../../functions/console/pages/worklist/filters.ts';
import { worklistPage } from '../../../../functions/console/pages/worklist/index.ts';
import { actionsOn } from '../../../../functions/console/pages/worklist/actions.ts';
import { byVillage, papersPage } from '../../../../functions/console/pages/worklist/papers.ts';
import type { IssuedDocument } from '../../../../shared/contracts/documents.ts';
import type { StaffMember } from '../../../../shared/contracts/staff.ts';
import { listCase } from '../../../../shared/domain/cases/list-case.ts';
import { aSoftCase } from '../../../builders/case-life.ts';
import { aVisit, shownPage } from '../../../builders/shown.ts';
import { staff } from '../../../builders/staff.ts';

const visitOf = (person: StaffMember) => ({ ...aVisit('/cases'), staff: person });
const choices = { towns: [], colleagues: [], rules: [] };

async function show(person: StaffMember, address: string): Promise<string> {
  const all = [listCase(aSoftCase().case)];
  const page = worklistPage(visitOf(person), { query: readWorklistQuery(address), all, choices, saved: [] });
  return (await shownPage(page, visitOf(person))).replaceAll(/\s+/g, ' ');
}

test('town staff begin with what waits for them, county staff with everything', async () => {
  expect(await show(staff.handler, '')).toContain('href="/cases?turn=mine" aria-current="page"');
  expect(await show(staff.county, '')).toContain('href="/cases" aria-current="page"');
});

test('title and count say that the list is of the reader’s turn, and the way to all is beside it', async () => {
  const own = await show(staff.leader, 'turn=mine');
  expect(own).toContain('待办：轮到我');
  expect(own).toContain('轮到您的第 1–1 件，共 1 件');
  expect(own).toMatch(/aria-current="true" href="\/cases\?turn=mine" *>轮到我<.*href="\/cases" *>全部</);
});

test('nobody without a step has a turn', async () => {
  expect(await show(staff.auditor, '')).not.toContain('轮到我');
});

test('the filter asks for the steps of the reader', () => {
  const visit = visitOf(staff.handler);
  const { awaits } = toFilter(readWorklistQuery('turn=mine'), visit);
  expect(awaits).toEqual({ of: staff.handler, day: visit.day });
});

test('no action is offered that can be done with none of the list', () => {
  const raised = [listCase(aSoftCase().case)];
  const names = (person: StaffMember) => actionsOn(raised, person, '2026-10-12').map(({ name }) => name);
  expect(names(staff.leader)).toEqual([]);
  expect(names(staff.county)).toEqual(['dispatch', 'assign', 'clear']);
});

test('villages to print count the papers that were issued, and one without any is not listed', () => {
  const line = listCase(aSoftCase().case);
  const paper = {} as IssuedDocument;
  const villages = byVillage([
    { line, papers: [paper, paper] },
    { line: { ...line, village: '别村' }, papers: [] },
  ]);
  expect(villages.map(({ village }) => village)).toEqual([line.village]);
  const shown = String(papersPage(visitOf(staff.leader), { list: '', villages, done: 1 }).body);
  expect(shown).toContain('已为 1 户出具文书');
  expect(shown).toMatch(/data-label="文书份数"[^>]*>2</);
});
