/** The pages of a check: what a report came to is seen before it is opened. */
import { expect, test } from 'vitest';
import { checkPage } from '../../../../functions/console/pages/checks/check.ts';
import type { CheckReport } from '../../../../shared/contracts/check-report.ts';
import { aCheck } from '../../../builders/check-report.ts';
import { aHousehold, aMember } from '../../../builders/household-file.ts';
import { aVisit, textOf } from '../../../builders/shown.ts';

const check = aCheck(aHousehold({ members: [aMember()] }), { state: 'reported', reports: 1 });

function shown(outcomes: readonly string[], notCompared: readonly string[] = []): string {
  const report = { subject: check.subject, sequence: 1, number: '1', asked: check.asked };
  const came = { rules: outcomes.map((outcome) => ({ outcome })), notCompared };
  const reports = [{ ...report, ...came } as unknown as CheckReport];
  return textOf(String(checkPage(aVisit('/checks/a'), { check, reports }).body));
}

test('a report without findings says so only where everything was judged and compared', () => {
  expect(shown(['passed'])).toContain('未发现问题');
  expect(shown(['passed', 'unjudged'])).toContain('1 项不能判断');
  expect(shown(['passed', 'unjudged'])).not.toContain('未发现问题');
  expect(shown(['failed', 'failed'])).toContain('2 项待核实');
  expect(shown(['passed'], ['银行存款'])).toContain('1 项未能比对');
  expect(shown(['passed'], ['银行存款'])).not.toContain('未发现问题');
});
