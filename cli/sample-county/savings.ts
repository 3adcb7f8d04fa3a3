/** Accounts of members, as households are given them on purpose. */
import type { Cells } from '../../shared/domain/catalogue/sample.ts';
import { writeFen } from '../../shared/domain/catalogue/sample.ts';
import { type Bank, banks, drawAccount } from '../../shared/domain/catalogue/sources/bank-sample.ts';
import type { Household, Member } from './families.ts';
import { enter, signPlainly, type Ledger, type Signature } from './ledger.ts';
import { daysBefore } from './providers.ts';
import type { Random } from './random.ts';

/** What is known of an account; the rest is as usual. */
export interface AccountFacts {
  bank: Bank;
  member: Member;
  balanceFen: number;
  account?: string;
  currency?: string;
  status?: string;
  /** Days from the balance to the bank's as-of date. */
  daysOld?: number;
  signature?: Signature;
  /** Written in place of balance or date, though nobody can read it. */
  spoilt?: { balance?: string; date?: string };
}

export function openAccount(ledger: Ledger, random: Random, facts: AccountFacts): void {
  const { bank, member, signature = signPlainly(member), spoilt } = facts;
  const cells = drawAccount(random, bank, given(facts));
  enter(ledger, bank, { member, signature, cells, valid: spoilt === undefined });
}

function given({ bank, balanceFen, account, currency, status, daysOld, spoilt }: AccountFacts): Cells {
  const date = spoilt?.date ?? (daysOld === undefined ? undefined : daysBefore(bank.asOf, daysOld));
  return {
    balance: spoilt?.balance ?? writeFen(balanceFen),
    ...(account === undefined ? {} : { account_number: account }),
    ...(currency === undefined ? {} : { currency }),
    ...(status === undefined ? {} : { account_status: status }),
    ...(date === undefined ? {} : { balance_date: date }),
  };
}

/** The guarantee arrives in this account; what is left of it there is small. */
export function keepAidAccount(ledger: Ledger, random: Random, household: Household): void {
  const [head] = household.members;
  if (head === undefined || household.aidAccount === '' || random.chance(0.25)) return;
  const balanceFen = Math.round(household.monthlyAmountFen * random.next() * 3);
  openAccount(ledger, random, {
    ...{ bank: banks.rural, member: head, balanceFen },
    account: household.aidAccount,
  });
}
