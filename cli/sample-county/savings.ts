/** Bank accounts: of members who live as one would expect, and of everybody else at the branch. */
import { soilFreely, soilIdentity, unreadableAmounts, unreadableDates } from './dirt.ts';
import type { Household, Member } from './families.ts';
import { judgeLot, signPlainly, type AccountRow, type Filed, type Ledger, type Signature } from './ledger.ts';
import { drawStranger } from './strangers.ts';
import { banks, bankNames, daysBefore, type Bank, type BankName } from './providers.ts';
import { weigh, type Random } from './random.ts';

/** What is known of an account; the rest is as usual. */
export interface AccountFacts {
  bank: BankName;
  member: Member;
  balanceFen: number;
  account?: string;
  subAccount?: string;
  currency?: string;
  status?: string;
  /** Days from the balance to the bank's as-of date. */
  daysOld?: number;
  signature?: Signature;
  /** Written in place of balance or date, though nobody can read it. */
  spoilt?: { balance?: string; date?: string };
}

const accountTypes = weigh([
  ['个人活期', 60],
  ['定期', 25],
  ['定活两便', 5],
  ['一本通', 10],
]);
export const yuanWords = weigh([
  ['人民币', 60],
  ['CNY', 20],
  ['', 10],
  ['156', 5],
  ['RMB', 5],
]);
const usualStates = weigh([
  ['正常', 950],
  ['睡眠', 15],
  ['久悬', 8],
  ['不动户', 8],
  ['挂失', 4],
  ['冻结', 5],
  ['部分冻结', 3],
  ['司法冻结', 3],
  ['止付', 2],
  ['只收不付', 2],
]);

/** Ordinary savings stay under this share of what the household may hold, so that they raise nothing by themselves. */
const ordinaryShareOfLimit = 0.45;

export function openAccount(ledger: Ledger, random: Random, facts: AccountFacts): string {
  const bank = banks[facts.bank];
  const signature = facts.signature ?? signPlainly(facts.member);
  const account = facts.account ?? drawAccount(random, bank);
  const row: AccountRow = {
    id_number: signature.identity,
    name: signature.name,
    branch: random.pick(bank.branches),
    account_number: account,
    sub_account: facts.subAccount ?? '',
    account_type: random.pick(accountTypes),
    currency: facts.currency ?? random.pick(yuanWords),
    balance: facts.spoilt?.balance ?? bank.writeAmount(facts.balanceFen),
    balance_date:
      facts.spoilt?.date ?? bank.writeDate(daysBefore(bank.asOf, facts.daysOld ?? random.int(0, 20))),
    account_status: facts.status ?? '正常',
  };
  const lot = judgeLot(facts.member, signature.readable, facts.spoilt === undefined);
  ledger.accounts[facts.bank].push({ row, lot });
  return account;
}

/** The guarantee arrives in this account; what is left of it there is small. */
export function keepAidAccount(ledger: Ledger, random: Random, household: Household): void {
  const [head] = household.members;
  if (head === undefined || household.aidAccount === '' || random.chance(0.25)) return;
  const balanceFen = Math.round(household.monthlyAmountFen * random.next() * 3);
  openAccount(ledger, random, { bank: 'rural', member: head, balanceFen, account: household.aidAccount });
}

export function saveOrdinarily(ledger: Ledger, random: Random, household: Household): void {
  keepAidAccount(ledger, random, household);
  let leftFen = Math.round(household.limitFen * ordinaryShareOfLimit);
  for (const member of household.members) {
    const accounts = member.person.age < 16 ? random.pick([0, 0, 0, 1]) : random.pick(accountsOfAdult);
    for (let opened = 0; opened < accounts; opened += 1) {
      const balanceFen = Math.round(leftFen * random.next() ** 3 * 0.8);
      leftFen -= balanceFen;
      openAccount(ledger, random, {
        bank: random.pick(bankNames),
        member,
        balanceFen,
        status: random.pick(usualStates),
        daysOld: random.chance(0.04) ? random.int(100, 2500) : random.int(0, 30),
        signature: soilFreely(random, member),
        subAccount: random.chance(0.1) ? '001' : '',
      });
    }
  }
}
const accountsOfAdult = weigh([
  [0, 60],
  [1, 29],
  [2, 9],
  [3, 2],
]);

/** Accounts of people whom the county's registry does not know, without end. */
export function* listStrangersAccounts(
  random: Random,
  bank: Bank,
  members: ReadonlySet<string>,
): Generator<Filed<AccountRow>, never> {
  for (;;) {
    const stranger = drawStranger(random, members);
    for (let accounts = random.pick([1, 1, 1, 2, 2, 3]); accounts > 0; accounts -= 1) {
      const { identity, readable } = soilIdentity(random, stranger.number);
      yield {
        row: { id_number: identity, name: stranger.name, ...drawAccountDetails(random, bank) },
        lot: readable ? 'unmatched' : 'quarantined',
      };
    }
  }
}

function drawAccountDetails(random: Random, bank: Bank): Omit<AccountRow, 'id_number' | 'name'> {
  const spoilt = random.chance(0.002);
  const balanceFen = Math.floor(10 ** (1 + random.next() * 7.5));
  return {
    branch: random.pick(bank.branches),
    account_number: drawAccount(random, bank),
    sub_account: random.chance(0.1) ? `00${random.int(1, 4)}` : '',
    account_type: random.pick(accountTypes),
    currency: random.chance(0.01) ? random.pick(['USD', '840', '港元']) : random.pick(yuanWords),
    balance: spoilt
      ? random.pick(unreadableAmounts)
      : bank.writeAmount(random.chance(0.002) ? -balanceFen : balanceFen),
    balance_date: random.chance(0.001)
      ? random.pick(unreadableDates)
      : bank.writeDate(daysBefore(bank.asOf, random.int(0, 20))),
    account_status: random.chance(0.05)
      ? random.pick(['销户', '结清', '注销', '待核实'])
      : random.pick(usualStates),
  };
}

export function drawAccount(random: Random, bank: Bank): string {
  return bank.accountPrefix + String(Math.floor(random.next() * 1e12)).padStart(12, '0');
}
