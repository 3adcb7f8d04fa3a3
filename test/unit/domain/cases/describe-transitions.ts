/** The table of transitions as docs/cases.md has it; spaces and rules apart, which the formatter sets. */
import { stepTitles } from '../../../../shared/domain/cases/states.ts';
import { transitions } from '../../../../shared/domain/cases/transitions.ts';

export function describeTransitions(): string {
  const rows = transitions.map(({ step, onlyFor, from, to, roles, guards }) => [
    `\`${step}\` ${stepTitles[step].zh}${onlyFor === undefined ? '' : ` (\`${onlyFor}\` only)`}`,
    from.join(', '),
    to.join(', '),
    roles.join(', '),
    guards.join(', '),
  ]);
  const head = ['Step', 'From', 'To', 'Roles', 'Guards'];
  return [head, head.map(() => '-'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`.replaceAll(/ +/g, ' ').replaceAll(/-+/g, '-'))
    .join('\n');
}
