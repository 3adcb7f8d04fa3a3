/** What a release would do to cases, as staff see it: those of their county by rule and town, and how many elsewhere. */
import { titleOfRule } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { CountyEffect, ReleaseEffect } from '../../../../shared/contracts/release-preview.ts';
import {
  countedByRule,
  findingTitles,
  listCounts,
  sayCounts,
  sayEnded,
  sayFoundKinds,
  titleOfEffect,
} from '../../../../shared/domain/deliveries/describe-effect.ts';
import {
  effectFor,
  householdsShown,
  type EffectCounts,
  type ShownEffectKind,
} from '../../../../shared/domain/deliveries/release-effect.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { householdAddress } from '../../texts/addresses.ts';
import { kinds } from '../../texts/words.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { note, panel, tiles, type Tone } from '../../views/parts.ts';
import { sheetOf, type Sheet } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';

const effectTones: Record<ShownEffectKind, Tone> = {
  withdrawn: 'stop',
  milder: 'stop',
  raised: 'look',
  harder: 'look',
  changed: 'plain',
};

export interface ShownEffect {
  name: 'release' | 'join';
  effect: ReleaseEffect;
}

export function effectSheet(visit: StaffVisit, { name, effect }: ShownEffect): Sheet {
  const { own } = effectFor(effect, visit.staff.county);
  return sheetOf(visit, {
    name: `effect-${name}`,
    title: say('放行的影响，按规则与乡镇', 'What it would do, by rule and town'),
    rows: own.lines,
    columns: [
      {
        title: say('个案', 'cases are'),
        type: 'text',
        of: (line, t) => t(titleOfEffect(line)),
      },
      { title: say('规则', 'rule'), type: 'text', of: ({ rule }, t) => t(titleOfRule(rule)) },
      { title: say('乡镇', 'town'), type: 'text', of: ({ town }) => town },
      { title: say('类别', 'kind'), type: 'text', of: (line, t) => t(sayFoundKinds(line, kinds)) },
      {
        title: say('疑点', 'finding'),
        type: 'text',
        of: ({ finding }, t) => (finding === undefined ? '' : t(sayWord(findingTitles, finding))),
      },
      { title: say('件数', 'cases'), type: 'count', of: ({ cases }) => cases },
      {
        title: say(`家庭（前 ${householdsShown} 户）`, `households (the first ${householdsShown})`),
        type: 'text',
        of: ({ households = [] }) => households.join('、'),
        show: ({ households = [] }) =>
          households.map((id) => html`<a href="${householdAddress(id)}">${id}</a> `),
      },
    ],
    empty: say('本县个案不受影响', 'no case of this county is touched'),
  });
}

/** The effect of one decision: figures to see at once, then by rule and town. */
export function effectPanel(visit: StaffVisit, shown: ShownEffect, sheet: Sheet): Html {
  const { t } = visit;
  const { own, elsewhere } = effectFor(shown.effect, visit.staff.county);
  const title =
    shown.name === 'join'
      ? say('如合并使用，个案会怎样', 'What using it beside would do')
      : say('如放行，个案会怎样', 'What a release would do');
  return panel(
    t(title),
    html`${figures(visit, own, elsewhere)}${rosterEffects(visit, shown.effect)}${sheet.shown}${
      own.lines.length > 0 && html`<p class="hint">${t(countedByRule)}</p>`
    }`,
    `effect-${shown.name}`,
  );
}

function figures({ t, staff }: StaffVisit, own: CountyEffect, elsewhere: EffectCounts): Part {
  const here = t(say(`本县（${staff.county}）`, `this county (${staff.county})`));
  const others = elsewhere.raised + elsewhere.changed + elsewhere.withdrawn;
  return html`${tiles([
      ...listCounts(own).map(({ kind, title, cases }) => ({
        label: `${t(title)} · ${here}`,
        value: cases.toLocaleString('en'),
        tone: cases > 0 ? effectTones[kind] : ('plain' as const),
      })),
      {
        label: t(say('现有未结个案', 'open cases now')),
        value: own.open.toLocaleString('en'),
      },
    ])}
    <p>
      ${t(
        others === 0
          ? say('其他县：无影响。', 'Elsewhere: none.')
          : say(
              `其他县：${others} 件（${sayCounts(elsewhere).zh}）。`,
              `Elsewhere: ${others} (${sayCounts(elsewhere).en}).`,
            ),
      )}
    </p>`;
}

/** What a roster does besides changing cases, and what only the night will show. */
function rosterEffects({ t }: StaffVisit, effect: ReleaseEffect): Part {
  const { newPersons = 0 } = effect;
  const ended = sayEnded(effect);
  return html`${ended && note('stop', html`<p>${t(ended)}</p>`)}${
    newPersons > 0 &&
    note(
      'look',
      html`<p>
        ${t(say(`${newPersons} 人新列入家庭，放行后当晚才比对，其影响未计入。`, `${newPersons} persons come into a household; they are compared in the night after the release, and what is found then is not in these figures.`))}
      </p>`,
    )
  }`;
}
