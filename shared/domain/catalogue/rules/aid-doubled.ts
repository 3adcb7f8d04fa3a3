/** Another scheme that keeps somebody who also receives the guarantee. */
import * as z from 'zod';
import { fen, type Bilingual, type Fen } from '../../../contracts/primitives.ts';
import { formatYuan } from '../../kernel/money.ts';
import { countOf, say, sayAll, sayList } from '../../kernel/say.ts';
import { nameScheme } from '../aid-schemes.ts';
import { type Aid, aidSchemes, facetsOf, isGrantedOn } from '../facets.ts';
import { type HeldAsset, isCountable, memberOf } from '../held.ts';
import { defineRule, failWithoutAmount, listRows, type View } from '../rule.ts';
import { type RuleSample, writeFen } from '../sample.ts';
import { findCleared } from './clearances.ts';

const schemes = z.array(z.enum(aidSchemes));
const showScheme = (name: unknown): Bilingual => nameScheme(String(name));

export const aidDoubled = defineRule({
  name: 'aid-doubled',
  title: say('重复救助', 'aid doubled'),
  phrase: say('有保障对象同时享受其他供养', 'the household of a recipient whom another scheme keeps'),
  failsWhen: say(
    '同一名保障对象同时享受特困供养、孤儿等不得与低保同时享受的救助，或与事实无人抚养儿童补贴合计超过其标准。复核。',
    'A recipient is also kept by a scheme that may not be combined with the guarantee (the destitute, orphans), or has more together than a scheme that pays the difference alone would pay (children whom nobody supports in fact). Review.',
  ),
  facets: ['aid'],
  about: 'assets',
  restsOn: say(
    '《社会救助法》第十三条（特困与低保分别救助）；事实无人抚养儿童补差发放：民发〔2019〕62号；救助类别：产品设定',
    'Act art. 13 (the destitute and households on the guarantee apart); the difference alone for children whom nobody supports in fact: 民发〔2019〕62号; which schemes: product choice',
  ),
  parameters: {
    /** Whoever is kept by one of these is not kept by the guarantee. */
    exclusiveSchemes: {
      schema: schemes,
      title: say('不得与低保同时享受的救助', 'schemes that may not be combined with the guarantee'),
      show: showScheme,
    },
    /** These and the guarantee together reach what the scheme alone would pay, and no more. */
    differenceSchemes: {
      schema: schemes,
      title: say('只补差额的救助', 'schemes that pay the difference alone'),
      show: showScheme,
    },
    /** What these schemes alone would pay a month, in fen. */
    differenceUpToFen: {
      schema: z.union([fen.positive(), z.literal('none')]),
      title: say('补差救助的月标准（分）', 'what these would pay a month, in fen'),
      show: (value) => (value === 'none' ? say('未规定', 'not stated') : say(String(value), String(value))),
    },
  },
  defaults: () => ({
    exclusiveSchemes: ['destitute' as const, 'orphan' as const],
    differenceSchemes: ['unsupported-child' as const],
    differenceUpToFen: 'none' as const,
  }),
  mightCount: (asset, entry, view) => {
    const aid = aidOfRecipient(asset, view);
    if (aid === undefined) return false;
    if (aid.scheme === 'unclear' || isAmong(entry.differenceSchemes, aid)) return true;
    // How much an exclusive scheme pays makes no difference: it is granted all the same.
    return isAmong(entry.exclusiveSchemes, aid) && !isCountable(asset);
  },
  judge(view, { exclusiveSchemes, differenceSchemes, differenceUpToFen }) {
    const cleared = findCleared(view);
    const granted = listGranted(view);
    const open = granted.filter(({ asset }) => !cleared.has(asset.key));
    const doubled = open.filter(({ aid }) => isAmong(exclusiveSchemes, aid));
    const children = open.filter(({ aid }) => isAmong(differenceSchemes, aid));
    const known = children.flatMap((each) => {
      const sumFen = sumOf(view, each.aid);
      if (sumFen === undefined || differenceUpToFen === 'none') return [];
      return [{ ...each, sumFen, upToFen: differenceUpToFen }];
    });
    const over = known.filter(({ sumFen, upToFen }) => sumFen > upToFen);
    const seen = [...doubled.map(describeDoubled), ...over.map(describeOver)];
    if (seen.length > 0) {
      const rows = listRows([...doubled, ...over].map(({ asset }) => asset));
      return failWithoutAmount('review', sayAll([...seen, why]), rows);
    }
    const none = describeNone(granted.length, granted.length - open.length);
    const untold = children.length - known.length;
    if (untold === 0) return { kind: 'passed', explanation: none };
    return { kind: 'unjudged', explanation: sayAll([none, describeUntold(untold)]) };
  },
});

const why = say(
  '先复核、不拟停发：请与发放单位核实起止月份，确定由哪一项救助保障，另一项按程序停止；已重复发放的按规定处理。',
  'Review, not suspension: settle the months with the office that pays, and which of the two keeps the person; the other ends by procedure.',
);

interface Granted {
  asset: HeldAsset;
  aid: Aid;
}

/** What is granted to recipients for the day, nothing about it unclear. */
function listGranted(view: View): Granted[] {
  return view.assets.flatMap((asset) => {
    const aid = aidOfRecipient(asset, view);
    return aid !== undefined && isCountable(asset) && isGrantedOn(aid, view.day) ? [{ asset, aid }] : [];
  });
}

/** Assistance of a member who receives the guarantee too: that of anybody else in the household doubles nothing. */
function aidOfRecipient(asset: HeldAsset, { members }: View): Aid | undefined {
  const [aid] = facetsOf(asset, 'aid');
  const ordinal = memberOf(asset);
  return members.some((each) => each.recipient && each.ordinal === ordinal) ? aid : undefined;
}

function isAmong(list: readonly string[], { scheme }: Aid): boolean {
  return list.includes(scheme);
}

/** With the person's part of the guarantee, which is that of each recipient, rounded down. */
function sumOf({ profile, members }: View, { monthlyFen }: Aid): Fen | undefined {
  if (monthlyFen === undefined) return undefined;
  const recipients = members.filter(({ recipient }) => recipient).length;
  return monthlyFen + Math.floor(profile.monthlyAmountFen / recipients);
}

function describeDoubled({ asset, aid }: Granted): Bilingual {
  const { zh, en } = nameScheme(aid.scheme);
  const ordinal = memberOf(asset) ?? 0;
  return say(
    `成员 ${ordinal} 是保障对象，自 ${aid.from} 起同时享受${zh}。`,
    `Member ${ordinal} is a recipient and has ${en} since ${aid.from}.`,
  );
}

function describeOver({
  asset,
  aid,
  sumFen,
  upToFen,
}: Granted & Record<'sumFen' | 'upToFen', Fen>): Bilingual {
  const { zh, en } = nameScheme(aid.scheme);
  const ordinal = memberOf(asset) ?? 0;
  const [together, most] = [formatYuan(sumFen), formatYuan(upToFen)] as const;
  return say(
    `成员 ${ordinal} 享受${zh}，与低保合计每月 ${together} 元，超过标准 ${most} 元（只补差额）。`,
    `Member ${ordinal} has ${en}, with the guarantee ${together} a month, over the standard of ${most} (the difference alone is paid).`,
  );
}

function describeNone(granted: number, cleared: number): Bilingual {
  const parts = [
    granted > 0
      ? say(
          `保障对象正在享受的其他救助 ${granted} 项`,
          `${countOf(granted, 'other scheme')} granted to recipients`,
        )
      : say('没有查到保障对象享受其他救助', 'no other scheme granted to recipients'),
    ...(granted > cleared
      ? [say('没有不得与低保同时享受的', 'none that may not be combined with the guarantee')]
      : []),
    ...(cleared > 0 ? [say(`${cleared} 项此前已核实排除`, `${cleared} covered by a clearance`)] : []),
  ];
  const { zh, en } = sayList(parts);
  return say(`${zh}。`, `${en}.`);
}

function describeUntold(children: number): Bilingual {
  return say(
    `${children} 名儿童的补贴只应补差额，而月标准或者金额不详，因此不作判断。`,
    `${countOf(children, 'child', 'children')} may have the difference alone, and the standard or the amount is not known, so nothing is judged.`,
  );
}

export const sample: RuleSample = {
  source: 'other-aid',
  provider: 'destitute-support-office',
  providerName: '清禾县特困供养中心',
  households: 20,
  kind: 'review',
  draw: (draw) => [
    {
      scheme: draw.pick(['特困供养', '特困分散供养', '五保供养']),
      monthly_amount: writeFen(draw.int(600, 900) * 100),
      from: `2026-0${draw.int(1, 9)}-01`,
      until: draw.pick(['', '长期']),
      aid_status: '在发',
    },
  ],
};
