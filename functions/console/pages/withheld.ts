/** Households that are related to who looks at a list: neither their lines are shown, nor is the list handed to them. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import type { Part } from '../views/html.ts';
import { note } from '../views/parts.ts';
import type { StaffVisit } from '../visit.ts';

/** @param moreover what else follows from it */
export function withheldNote(withheld: number, { t }: StaffVisit, moreover: Bilingual = say('', '')): Part {
  const zh = `有 ${withheld} 户与您有亲属关系，不在下表中，合计仍包括在内。`;
  const en = `${withheld} of these households are related to you: they are in the totals and not in the table.`;
  return withheld > 0 && note('look', t(say(`${zh}${moreover.zh}`, `${en}${moreover.en}`)));
}
