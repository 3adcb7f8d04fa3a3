/** Rows of the sources of income, as they are read from cells of their files. */
import type { Holding } from '../../shared/contracts/household-file.ts';
import { requireSource } from '../../shared/domain/catalogue/catalogue.ts';
import { aBankHolding, tokenOf } from './household-file.ts';

type Cells = Readonly<Record<string, string>>;
type Place = Partial<Holding> & { member?: number };

let line = 1;

function holdingOf(source: string, cells: Cells, { member = 1, ...place }: Place = {}): Holding {
  const reading = requireSource(source).readRow((name) => cells[name] ?? '');
  if (reading.kind === 'invalid') throw new Error(reading.reason);
  line += 1;
  const names = ['张三丰', '李小梅', '张小宝'];
  const row = { ...{ line, identityToken: tokenOf(member), name: names[member - 1] ?? '' } };
  return {
    ...aBankHolding({}, { provider: `${source}-office`, file: `inbox/${source}/o/2026-10-31/a.csv` }),
    ...row,
    ...place,
    asset: reading.row,
  };
}

/** A net wage of 900 in October 2026. */
export function aWage(cells: Cells = {}, place?: Place): Holding {
  const wage = { income_item: '工资薪金所得', income_amount: '900', month: '2026-10', payer: '惠民超市' };
  return holdingOf('tax', { ...wage, tax_paid: '0', own_contributions: '0', ...cells }, place);
}

/** A resident's pension of 300 in October 2026, without a basic pension in it. */
export function aPension(cells: Cells = {}, place?: Place): Holding {
  const benefit = { benefit_type: '城乡居民基本养老保险', monthly_benefit: '300', basic_pension: '0' };
  return holdingOf('pension', { ...benefit, paid_month: '2026-10', benefit_status: '正常', ...cells }, place);
}

/** A contribution of somebody employed, by a base of 900, for October 2026. */
export function aContribution(cells: Cells = {}, place?: Place): Holding {
  const contribution = { kind: '企业职工基本养老保险', employer: '惠民超市', base: '900', month: '2026-10' };
  return holdingOf('social-insurance', { ...contribution, contribution_status: '正常', ...cells }, place);
}

/** An account of the housing fund that is paid into. */
export function aFundAccount(cells: Cells = {}, place?: Place): Holding {
  const account = { account_number: 'GJJ20200001', balance: '5,000.00', balance_date: '2026-10-31' };
  return holdingOf('housing-fund', { ...account, deposit_status: '正常', ...cells }, place);
}
