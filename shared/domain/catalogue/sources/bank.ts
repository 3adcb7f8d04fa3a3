/** Bank accounts and their balances, one row an account and balance date. */
import type { BankAsset } from '../../../contracts/household-file.ts';
import type { Fen } from '../../../contracts/primitives.ts';
import { parseCalendarDate } from '../../kernel/calendar.ts';
import { column } from '../../kernel/header.ts';
import { parseAmountFen } from '../../kernel/money.ts';
import { say } from '../../kernel/say.ts';
import { clean, cleanNumber, isPlaceholder } from '../../kernel/text.ts';
import {
  type AssetReading,
  type AssetState,
  type BankSource,
  type FieldReader,
  personColumns,
  readIdentifier,
  readWord,
  withPresent,
  wordTable,
} from './source.ts';

/** 账户状态. A frozen or dormant account still holds its money. */
const accountStates: ReadonlyMap<string, AssetState> = wordTable({
  'in-force': ['正常', '冻结', '部分冻结', '司法冻结', '挂失', '睡眠', '久悬', '不动户', '止付', '只收不付'],
  out: ['销户', '结清', '注销'],
});

/** Names of the yuan; 156 is its number in ISO 4217. No currency means yuan. */
const YUAN_NAMES: ReadonlySet<string> = new Set(['', 'CNY', 'RMB', '人民币', '156']);

export const bank: BankSource = {
  source: 'bank',
  title: say('银行存款', 'bank deposits'),
  columns: [
    ...personColumns,
    column('开户行', 'branch', 'optional', 'word', ['开户网点', '开户机构', '开户银行', '网点名称', '支行']),
    column('账号', 'account_number', 'required', 'identifier', [
      ...[
        '账户号',
        '账户号码',
        '银行账号',
        '银行卡号',
        '卡号',
        '账（卡）号',
        '账卡号',
        '卡号/账号',
        '账号/卡号',
        '客户账号',
      ],
      ...['存款账号', '帐号', '帐户', '主账号', 'account', 'account_no', 'card_number'],
    ]),
    column('子账号', 'sub_account', 'optional', 'word', [
      '子账户',
      '子账户号',
      '子帐号',
      '子卡号',
      '分户号',
      '册号',
    ]),
    column('账户类型', 'account_type', 'optional', 'word', [
      '账户种类',
      '账户性质',
      '存款种类',
      '储种',
      '帐户类型',
    ]),
    column('币种', 'currency', 'optional', 'word', ['货币', '币别', '货币种类', '货币代码', '币种代码']),
    column('余额', 'balance', 'required', 'amount', [
      ...[
        '账户余额',
        '存款余额',
        '当前余额',
        '帐户余额',
        '可用余额',
        '期末余额',
        '余额金额',
        '账面余额',
        '日终余额',
      ],
    ]),
    column('余额日期', 'balance_date', 'required', 'date', [
      ...['余额时点', '截止日期', '余额截止日期', '截至日期', '数据日期', '统计日期', '查询日期', '余额时间'],
    ]),
    column('账户状态', 'account_status', 'required', 'word', [
      '状态',
      '账号状态',
      '帐户状态',
      '卡状态',
      '账户当前状态',
    ]),
  ],
  readAsset,
  assetKey: ({ accountNumber, subAccount, currency }, provider) =>
    ['bank', provider, accountNumber, subAccount ?? '', foldCurrency(currency)].join('|'),
  judge: ({ status, currency }) => ({
    source: 'bank',
    state: accountStates.get(clean(status)) ?? 'unclear',
    currency: foldCurrency(currency),
    yuan: foldCurrency(currency) === 'CNY',
  }),
};

function readAsset(field: FieldReader): AssetReading<BankAsset> {
  const accountNumber = foldAccountNumber(field('account_number'));
  if (isPlaceholder(accountNumber)) return { kind: 'invalid', reason: 'account-number-invalid' };
  const balanceFen = parseAmountFen(field('balance'));
  if (balanceFen === undefined) return { kind: 'invalid', reason: 'balance-invalid' };
  const balanceDate = parseCalendarDate(field('balance_date'));
  if (balanceDate === undefined) return { kind: 'invalid', reason: 'balance-date-invalid' };
  const status = clean(field('account_status'));
  const asset: BankAsset = withPresent(
    { source: 'bank' as const, accountNumber, balanceFen, balanceDate, status },
    {
      subAccount: readIdentifier(field('sub_account')),
      branch: readWord(field('branch')),
      accountType: readWord(field('account_type')),
      currency: readWord(field('currency')),
    },
  );
  return { kind: 'asset', asset };
}

/** An account number as it is compared: width folded, spaces removed. Used for the aid account of a roster too. */
export function foldAccountNumber(text: string): string {
  return cleanNumber(text).toUpperCase();
}

function foldCurrency(currency: string | undefined): string {
  const word = clean(currency ?? '').toUpperCase();
  return YUAN_NAMES.has(word) ? 'CNY' : word;
}

/** What a balance counts for, in fen: a negative one counts as 0, as a debt on one account pays for no other. */
export function countedBalanceFen(asset: BankAsset): Fen {
  return Math.max(asset.balanceFen, 0);
}
