/** What `npx hedui cases` prints of a case. */
import { expect, it } from 'vitest';
import { describeCase } from '../../../cli/cases-text.ts';
import { differencesToday } from '../../../shared/domain/cases/ground.ts';
import { aHardCase, heard } from '../../builders/case-life.ts';
import { aMember } from '../../builders/household-file.ts';

it('lists what differs from the proposal and the notice, by the names that a decision confirms', () => {
  const life = heard(aHardCase());
  const shown = () =>
    describeCase({ case: life.case, steps: [], differences: differencesToday(life.file, life.case, life) });
  expect(shown()).not.toContain('与建议、告知时不同');
  life.assess({ members: [aMember(), aMember({ ordinal: 2, name: '李小梅' })] });
  expect(shown()).toContain('与建议、告知时不同');
  expect(shown()).toContain('joined 2');
  expect(shown()).toContain('成员 2（李小梅）是新增成员');
});
