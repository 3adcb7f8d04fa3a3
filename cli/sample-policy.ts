/** The sample county's own policy: the default one, and what a county has to state itself before anybody is asked about it. */
import { say } from '../shared/domain/kernel/say.ts';
import { defaultPolicy } from '../shared/domain/policy/default-policy.ts';
import type { Policy } from '../shared/domain/policy/policy.ts';
import { atSchool, gravelyDisabled } from './sample-county/class-plots.ts';
import { sampleCounty } from './sample-county/identities.ts';
import { readSamples } from './sample-county/samples.ts';

const stated = {
  county: sampleCounty,
  effectiveFrom: '2026-01-01',
  restsOn: '样例县〔2026〕1号',
};

const { sources, rules } = await readSamples();

/** All that deliver, by the names that its pages and papers use. */
const providers = [
  ...[...sources].flatMap(([source, { senders }]) => senders.map((sender) => ({ source, ...sender }))),
  ...rules.values(),
].map(({ source, provider, providerName }) => ({ source, provider, name: providerName, ...stated }));

export const samplePolicy: Policy = {
  ...defaultPolicy,
  providers,
  rules: [
    ...defaultPolicy.rules,
    {
      ...{ rule: 'class-changed', mode: 'live', ...stated },
      classes: [
        { words: [atSchool], stages: ['primary', 'junior', 'senior', 'undergraduate'] },
        {
          words: [gravelyDisabled],
          disabled: [{ grades: ['1', '2'] }, { grades: ['3'], disabilities: ['intellect', 'mind'] }],
        },
      ],
    },
  ],
  amounts: {
    ...defaultPolicy.amounts,
    supplements: [
      {
        name: say('重度残疾人', 'gravely disabled'),
        ...{ classes: [gravelyDisabled], grant: { monthlyFen: 100_00 }, ...stated },
      },
    ],
  },
};
