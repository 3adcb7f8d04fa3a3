/** Savings planted on purpose: on both sides of the limit, and in all the ways in which a balance is less clear than it looks. */
import { banks, drawAccountNumber, sample } from '../../shared/domain/catalogue/sources/bank-sample.ts';
import { drawOtherName, soilHarmlessly, unreadableAmounts, unreadableDates } from './dirt.ts';
import { isReachable, type Household } from './families.ts';
import { withWrongCheckDigit } from './identities.ts';
import { maskName, writeHomophone, writeTraditional } from './names.ts';
import { review, suspension, type Plot, type Scene } from './plots.ts';
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
  {
    name: 'one-account-over-the-limit',
    households: 260,
    raises: [suspension('financial-assets')],
    plant: (scene) => open(scene, aboveLimit(scene), { signature: soilHarmlessly(scene.random, scene.head) }),
  },
  {
    name: 'over-the-limit-in-three-banks-together',
    households: 90,
    raises: [suspension('financial-assets')],
    plant: (scene) => sample.senders.forEach((bank) => open(scene, 0.45, { bank })),
  },
  {
    name: 'over-the-limit-by-one-fen',
    households: 15,
    raises: [suspension('financial-assets')],
    plant: (scene) => open(scene, 1 + 1 / scene.household.limitFen),
  },
  { name: 'exactly-at-the-limit', households: 15, raises: [], plant: (scene) => open(scene, 1) },
  {
    name: 'over-the-limit-long-ago',
    households: 110,
    raises: [review('financial-assets')],
    plant: (scene) => open(scene, aboveLimit(scene), { daysOld: scene.random.int(100, 900), status: '睡眠' }),
  },
  {
    name: 'over-the-limit-name-alike',
    households: 120,
    raises: [review('financial-assets')],
    plant: (scene) => {
      const { name, number } = scene.head.person;
      const alike = writeHomophone(name) ?? maskName(scene.random, name);
      open(scene, aboveLimit(scene), { signature: { identity: number, name: alike, readable: true } });
    },
  },
  {
    name: 'over-the-limit-former-name',
    households: 12,
    raises: [suspension('financial-assets')],
    suits: (household) => headFormerly(household) !== '',
    plant: (scene) => {
      const { formerName, number } = scene.head.person;
      open(scene, aboveLimit(scene), { signature: { identity: number, name: formerName, readable: true } });
    },
  },
  {
    name: 'over-the-limit-traditional-name',
    households: 15,
    raises: [suspension('financial-assets')],
    suits: (household) => headTraditionally(household) !== undefined,
    plant: (scene) => {
      const name = headTraditionally(scene.household) ?? '';
      open(scene, aboveLimit(scene), {
        signature: { identity: scene.head.person.number, name, readable: true },
      });
    },
  },
  {
    name: 'within-the-limit-without-the-guarantee',
    households: 120,
    raises: [],
    suits: ({ aidAccount }) => aidAccount !== '',
    plant: (scene) => {
      receiveAid(scene, 0);
      open(scene, 0.9, { bank: banks.postal });
    },
  },
  {
    name: 'over-the-limit-beyond-the-guarantee',
    households: 20,
    raises: [suspension('financial-assets')],
    suits: ({ aidAccount }) => aidAccount !== '',
    plant: (scene) => receiveAid(scene, 1.2),
  },
  {
    name: 'joint-account-counted-once',
    households: 60,
    raises: [],
    suits: several,
    plant: (scene) => {
      const joint: Extra = { bank: banks.rural, daysOld: 1, currency: '人民币' };
      const account = drawAccountNumber(scene.random, banks.rural);
      for (const member of scene.household.members.slice(0, 2))
        open(scene, 0.7, { ...joint, account, member });
    },
  },
  {
    name: 'newest-balance-counts',
    households: 40,
    raises: [],
    plant: (scene) => {
      const account = drawAccountNumber(scene.random, banks.commercial);
      const same: Extra = { bank: banks.commercial, currency: 'CNY', account };
      open(scene, 5, { ...same, daysOld: 60 });
      open(scene, 0.2, { ...same, daysOld: 2 });
    },
  },
  {
    name: 'several-balances-of-one-account',
    households: 60,
    raises: [],
    plant: (scene) => openTwice(scene, 0.2, 0.3),
  },
  {
    name: 'several-balances-over-the-limit',
    households: 25,
    raises: [review('financial-assets'), review('unclear-asset')],
    plant: (scene) => openTwice(scene, 0.8, 0.9),
  },
  {
    name: 'foreign-currency',
    households: 70,
    raises: [review('unclear-asset')],
    plant: (scene) =>
      open(scene, 0.3, { currency: scene.random.pick(['USD', '美元', '840', '港元', 'JPY']) }),
  },
  {
    name: 'account-state-unclear',
    households: 110,
    raises: [review('unclear-asset')],
    plant: (scene) =>
      open(scene, 1.5, { status: scene.random.pick(['待核实', '其他', '控制', '预销户', '99']) }),
  },
  {
    name: 'account-closed',
    households: 150,
    raises: [],
    plant: (scene) => open(scene, aboveLimit(scene), { status: scene.random.pick(['销户', '结清', '注销']) }),
  },
  {
    name: 'large-account-under-another-name',
    households: 160,
    raises: [review('identity-question')],
    plant: (scene) => openDoubtfully(scene, aboveLimit(scene)),
  },
  {
    name: 'large-account-with-wrong-check-digit',
    households: 50,
    raises: [review('identity-question')],
    plant: (scene) => {
      const { name, number } = scene.head.person;
      const signature = { identity: withWrongCheckDigit(number), name, readable: true };
      open(scene, aboveLimit(scene), { signature });
    },
  },
  {
    name: 'small-account-under-another-name',
    households: 150,
    raises: [],
    plant: (scene) => openDoubtfully(scene, 0.3),
  },
  {
    name: 'rich-member-without-authorisation',
    households: 25,
    raises: [],
    anyHousehold: true,
    suits: ({ members }) => members.some((member) => !isReachable(member)),
    plant: (scene) => {
      const member = scene.household.members.find((each) => !isReachable(each));
      if (member !== undefined) open(scene, aboveLimit(scene), { member });
    },
  },
  {
    name: 'balance-unreadable',
    households: 60,
    raises: [review('unclear-asset')],
    plant: (scene) => {
      const { random } = scene;
      const spoilt = random.chance(0.7)
        ? { balance: random.pick(unreadableAmounts) }
        : { date: random.pick(unreadableDates) };
      open(scene, 3, { spoilt });
    },
  },
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
