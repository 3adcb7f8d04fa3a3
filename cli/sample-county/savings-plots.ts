/** Savings planted on purpose: on both sides of the limit, and in all the ways in which a balance is less clear than it looks. */
import { banks, drawAccountNumber, sample } from '../../shared/domain/catalogue/sources/bank-sample.ts';
import { drawOtherName, soilHarmlessly, unreadableAmounts, unreadableDates } from './dirt.ts';
import { isReachable, type Household } from './families.ts';
import { withWrongCheckDigit } from './identities.ts';
import { maskName, writeHomophone, writeTraditional } from './names.ts';
import { plot, review, suspension, type Plot, type Scene } from './plots.ts';
import { openAccount, type AccountFacts } from './savings.ts';

type Extra = Partial<Omit<AccountFacts, 'balanceFen'>>;

/** An account of the head with this share of the limit. */
function open({ household, head, random, ledger }: Scene, share: number, extra: Extra = {}): void {
  const balanceFen = Math.round(household.limitFen * share);
  openAccount(ledger, random, { bank: random.pick(sample.senders), member: head, balanceFen, ...extra });
}

/** Well over the limit: from a tenth to eleven times more, mostly little. */
const aboveLimit = ({ random }: Scene): number => 1.1 + 10 * random.next() ** 3;

const several = (household: Household): boolean => household.members.length > 1;
const headFormerly = (household: Household): string => household.members[0]?.person.formerName ?? '';
const headTraditionally = (household: Household): string | undefined =>
  writeTraditional(household.members[0]?.person.name ?? '');

export const savingsPlots: readonly Plot[] = [
  plot('one-account-over-the-limit', 260, [suspension('financial-assets')], (scene) =>
    open(scene, aboveLimit(scene), { signature: soilHarmlessly(scene.random, scene.head) }),
  ),
  plot('over-the-limit-in-three-banks-together', 90, [suspension('financial-assets')], (scene) =>
    sample.senders.forEach((bank) => open(scene, 0.45, { bank })),
  ),
  plot('over-the-limit-by-one-fen', 15, [suspension('financial-assets')], (scene) =>
    open(scene, 1 + 1 / scene.household.limitFen),
  ),
  plot('exactly-at-the-limit', 15, [], (scene) => open(scene, 1)),
  plot('over-the-limit-long-ago', 110, [review('financial-assets')], (scene) =>
    open(scene, aboveLimit(scene), { daysOld: scene.random.int(100, 900), status: '睡眠' }),
  ),
  plot('over-the-limit-name-alike', 120, [review('financial-assets')], (scene) => {
    const { name, number } = scene.head.person;
    const alike = writeHomophone(name) ?? maskName(scene.random, name);
    open(scene, aboveLimit(scene), { signature: { identity: number, name: alike, readable: true } });
  }),
  {
    ...plot('over-the-limit-former-name', 12, [suspension('financial-assets')], (scene) => {
      const { formerName, number } = scene.head.person;
      open(scene, aboveLimit(scene), { signature: { identity: number, name: formerName, readable: true } });
    }),
    suits: (household) => headFormerly(household) !== '',
  },
  {
    ...plot('over-the-limit-traditional-name', 15, [suspension('financial-assets')], (scene) => {
      const name = headTraditionally(scene.household) ?? '';
      open(scene, aboveLimit(scene), {
        signature: { identity: scene.head.person.number, name, readable: true },
      });
    }),
    suits: (household) => headTraditionally(household) !== undefined,
  },
  {
    ...plot('within-the-limit-without-the-guarantee', 120, [], (scene) => {
      receiveAid(scene, 0);
      open(scene, 0.9, { bank: banks.postal });
    }),
    suits: ({ aidAccount }) => aidAccount !== '',
  },
  {
    ...plot('over-the-limit-beyond-the-guarantee', 20, [suspension('financial-assets')], (scene) =>
      // Whatever other aid is paid into it: of one person at most 3,600 a year, over the least limit of 2,400.
      receiveAid(scene, 2.6),
    ),
    suits: ({ aidAccount }) => aidAccount !== '',
  },
  {
    ...plot('joint-account-counted-once', 60, [], (scene) => {
      const joint: Extra = { bank: banks.rural, daysOld: 1, currency: '人民币' };
      const account = drawAccountNumber(scene.random, banks.rural);
      for (const member of scene.household.members.slice(0, 2))
        open(scene, 0.7, { ...joint, account, member });
    }),
    suits: several,
  },
  plot('newest-balance-counts', 40, [], (scene) => {
    const account = drawAccountNumber(scene.random, banks.commercial);
    const same: Extra = { bank: banks.commercial, currency: 'CNY', account };
    open(scene, 5, { ...same, daysOld: 60 });
    open(scene, 0.2, { ...same, daysOld: 2 });
  }),
  plot('several-balances-of-one-account', 60, [], (scene) => openTwice(scene, 0.2, 0.3)),
  plot(
    'several-balances-over-the-limit',
    25,
    [review('financial-assets'), review('unclear-asset')],
    (scene) => openTwice(scene, 0.8, 0.9),
  ),
  plot('foreign-currency', 70, [review('unclear-asset')], (scene) =>
    open(scene, 0.3, { currency: scene.random.pick(['USD', '美元', '840', '港元', 'JPY']) }),
  ),
  plot('account-state-unclear', 110, [review('unclear-asset')], (scene) =>
    open(scene, 1.5, { status: scene.random.pick(['待核实', '其他', '控制', '预销户', '99']) }),
  ),
  plot('account-closed', 150, [], (scene) =>
    open(scene, aboveLimit(scene), { status: scene.random.pick(['销户', '结清', '注销']) }),
  ),
  plot('large-account-under-another-name', 160, [review('identity-question')], (scene) =>
    openDoubtfully(scene, aboveLimit(scene)),
  ),
  plot('large-account-with-wrong-check-digit', 50, [review('identity-question')], (scene) => {
    const { name, number } = scene.head.person;
    const signature = { identity: withWrongCheckDigit(number), name, readable: true };
    open(scene, aboveLimit(scene), { signature });
  }),
  plot('small-account-under-another-name', 150, [], (scene) => openDoubtfully(scene, 0.3)),
  {
    ...plot('rich-member-without-authorisation', 25, [], (scene) => {
      const member = scene.household.members.find((each) => !isReachable(each));
      if (member !== undefined) open(scene, aboveLimit(scene), { member });
    }),
    anyHousehold: true,
    suits: ({ members }) => members.some((member) => !isReachable(member)),
  },
  plot('balance-unreadable', 60, [review('unclear-asset')], (scene) => {
    const { random } = scene;
    const spoilt = random.chance(0.7)
      ? { balance: random.pick(unreadableAmounts) }
      : { date: random.pick(unreadableDates) };
    open(scene, 3, { spoilt });
  }),
];

/** A year's guarantee in the account that receives it, and this share of the limit beyond. */
function receiveAid(scene: Scene, share: number): void {
  const { household, head, random, ledger } = scene;
  const balanceFen = household.monthlyAmountFen * 12 + Math.round(household.limitFen * share);
  openAccount(ledger, random, { bank: banks.rural, member: head, balanceFen, account: household.aidAccount });
}

/** Two balances of one account on one day: perhaps certificates under one number. */
function openTwice(scene: Scene, first: number, second: number): void {
  const account = drawAccountNumber(scene.random, banks.rural);
  for (const share of [first, second]) {
    open(scene, share, { bank: banks.rural, account, daysOld: 3, currency: '人民币' });
  }
}

function openDoubtfully(scene: Scene, share: number): void {
  const name = drawOtherName(scene.random, scene.head);
  open(scene, share, { signature: { identity: scene.head.person.number, name, readable: true } });
}
