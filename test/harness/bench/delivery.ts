/** A bank's delivery of any size, with a given share of rows about people who are compared. */
import { basename, dirname } from 'node:path';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { encodeGb18030 } from '../../../cli/sample-county/gb18030-encoder.ts';
import { drawName } from '../../../cli/sample-county/names.ts';
import { createRandom, type Random } from '../../../cli/sample-county/random.ts';
import { writeCsv, type Line } from '../../../cli/sample-county/write.ts';
import { cached } from './cache.ts';
import { firstStranger, identityOf, lastStranger, listCounties } from './people.ts';

export type Encoding = 'utf-8' | 'gb18030';

export interface DeliveryPlan {
  rows: number;
  /** How many people the registry has that it will be compared with. */
  people: number;
  encoding: Encoding;
  /** 0.03: three rows of a hundred are about somebody in the registry. */
  hitShare: number;
}

export interface Delivery extends DeliveryPlan {
  path: string;
  bytes: number;
  /** What every way must find. */
  hits: number;
}

/** Names of the columns, as the source table knows them; `teller` and `remark` it does not. */
export const columns = {
  teller: '机构号',
  name: '姓名',
  id_number: '身份证号',
  account_number: '账号',
  sub_account: '子账号',
  account_type: '账户类型',
  currency: '币种',
  balance: '余额',
  balance_date: '余额日期',
  account_status: '账户状态',
  branch: '开户行',
  remark: '备注',
};

/** The delivery from the cache, written first where it is missing. */
export async function ensureDelivery(plan: DeliveryPlan): Promise<Delivery> {
  const name = `delivery-${plan.rows}-of-${plan.people}-${plan.hitShare * 100}%-${plan.encoding}.csv`;
  const path = await cached(name, async (aside) => {
    const form = { encoding: plan.encoding, newline: '\n' } as const;
    const header = Object.values(columns).join(',');
    const file = { directory: dirname(aside), key: basename(aside), form, header, lines: listLines(plan) };
    const { matched } = await writeCsv(file);
    // Beside it and not in a name of its own: the delivery counts as made when both are.
    await writeFile(`${dirname(aside)}/${name}.hits`, String(matched));
  });
  const { size: bytes } = await stat(path);
  return { ...plan, path, bytes, hits: Number(await readFile(`${path}.hits`, 'utf8')) };
}

function* listLines(plan: DeliveryPlan): Generator<Line> {
  const random = createRandom(`delivery of ${plan.rows} rows, ${plan.people} people`);
  const counties = [...listCounties(plan.people)];
  const drawn = Array.from({ length: 4000 }, (_, n) => drawName(random, n % 2 ? 'male' : 'female', 1970));
  const names = drawn.filter(isReadableAsLatin1);
  for (let row = 0; row < plan.rows; row += 1) {
    const { county, size } = random.pick(counties);
    const isHit = random.next() < plan.hitShare;
    const place = isHit ? random.int(0, size - 1) : random.int(firstStranger, lastStranger);
    const identity = writeIdentity(random, identityOf(county, place), isHit);
    yield { text: writeRow(random, identity, random.pick(names)), lot: isHit ? 'matched' : 'unmatched' };
  }
}

/** DuckDB refuses bytes from 0x80 to 0x9f in Latin-1, so no name may have a character outside of GB 2312. */
function isReadableAsLatin1(name: string): boolean {
  return encodeGb18030(name).every((byte) => byte >= 0xa0);
}

/**
 * Nearly all plain; as in real files some with a small x or with spaces, which every way can mend in its own words, and
 * among strangers some that nobody can read.
 */
function writeIdentity(random: Random, number: string, isHit: boolean): string {
  const draw = random.next();
  if (draw < 0.01) return number.toLowerCase();
  if (draw < 0.013) return ` ${number}  `;
  if (draw < 0.015 && !isHit) return `${number.slice(0, 6)}********${number.slice(14)}`;
  return number;
}

const types = ['个人活期', '定期', '定活两便', '一本通'];
const states = ['正常', '正常', '正常', '正常', '睡眠', '冻结', '挂失'];
const branches = ['清禾农商银行营业部', '柳湾支行', '石桥支行', '白鹭支行', '新集支行', '河口分理处'];
const remarks = ['', '', '', '代发', '已核', '"客户称""已结清"",待查"', '"见附件,第2页"'];

function writeRow(random: Random, identity: string, name: string): string {
  const account = `6299010${String(Math.floor(random.next() * 1e12)).padStart(12, '0')}`;
  const balance = (Math.floor(10 ** (1 + random.next() * 7)) / 100).toFixed(2);
  const date = `2026-10-${random.int(10, 30)}`;
  const what = `${account},,${random.pick(types)},CNY,${balance},${date},${random.pick(states)}`;
  return `3299${random.int(100, 139)},${name},${identity},${what},${random.pick(branches)},${random.pick(remarks)}`;
}
