/** Household files for tests. Every person, account and place is invented. */
import type {
  Clearance,
  Holding,
  HouseholdFile,
  Member,
  Profile,
} from '../../shared/contracts/household-file.ts';
import type { BankRow } from '../../shared/domain/catalogue/sources/bank.ts';
import type { PropertyRow } from '../../shared/domain/catalogue/sources/property.ts';
import type { VehicleRow } from '../../shared/domain/catalogue/sources/vehicle.ts';

/** An active urban household of three in county 110101; by default without members and holdings. */
export function aHousehold(
  parts: Partial<Omit<HouseholdFile, 'profile'>> & { profile?: Partial<Profile> } = {},
) {
  const profile: Profile = {
    householdId: '110101-0001',
    county: '110101',
    scheme: 'urban',
    headName: '张三丰',
    town: '东街镇',
    village: '槐树村',
    category: 'B',
    headcount: 3,
    monthlyAmountFen: 600_00,
    incomeFen: 450_00,
    incomePeriod: 'month',
    status: 'active',
    ...parts.profile,
  };
  const file: HouseholdFile = {
    members: [],
    formerMembers: [],
    holdings: [],
    cases: [],
    clearances: [],
    ...parts,
    profile,
  };
  return file;
}

/** A comparable recipient with an open-ended authorisation; `aMember({ ordinal: 2 })` has a token of its own. */
export function aMember(parts: Partial<Member> = {}): Member {
  const ordinal = parts.ordinal ?? 1;
  return {
    ordinal,
    identityToken: tokenOf(ordinal),
    identity: 'comparable',
    idNumber: '110101198001010010',
    name: '张三丰',
    formerNames: [],
    relation: ordinal === 1 ? '户主' : '子女',
    recipient: true,
    authorisedUntil: 'open-ended',
    ...parts,
  };
}

export function tokenOf(ordinal: number): string {
  return `1:${String(ordinal).padStart(64, '0')}`;
}

/** What every holding has; by default it is verified: member 1, with the right check digit and name. */
type Row = Partial<Omit<Holding, 'asset'>>;

/** A savings account in force with 1,000.00 yuan at the end of October 2026. */
export function aBankHolding(asset: Partial<BankRow> = {}, row: Row = {}): Holding {
  return aHolding(
    {
      source: 'bank',
      accountNumber: '6222020000001234',
      balanceFen: 1_000_00,
      balanceDate: '2026-10-31',
      status: '正常',
      ...asset,
    },
    { provider: 'rural-bank', file: 'inbox/bank/rural-bank/2026-10-31/accounts.csv', ...row },
  );
}

/** A small car in force. */
export function aVehicleHolding(asset: Partial<VehicleRow> = {}, row: Row = {}): Holding {
  return aHolding(
    { source: 'vehicle', plateNumber: '京A12345', plateType: '02', status: '正常', ...asset },
    { provider: 'vehicle-office', file: 'inbox/vehicle/vehicle-office/2026-10-31/vehicles.csv', ...row },
  );
}

/** A dwelling in force, wholly the member's. */
export function aPropertyHolding(asset: Partial<PropertyRow> = {}, row: Row = {}): Holding {
  return aHolding(
    {
      source: 'property',
      certificateNumber: '京（2020）不动产权第0000001号',
      unitNumber: '110101001001GB00001F00010001',
      purpose: '住宅',
      status: '现势',
      ...asset,
    },
    { provider: 'registry', file: 'inbox/property/registry/2026-10-31/titles.csv', ...row },
  );
}

function aHolding(asset: Holding['asset'], row: Row): Holding {
  return {
    provider: 'provider',
    asOf: '2026-10-31',
    file: 'inbox/file.csv',
    line: 2,
    identityToken: tokenOf(1),
    checkDigitRight: true,
    name: '张三丰',
    ...row,
    asset,
  };
}

/** A clearance of the rule on deposits that has no end. */
export function aClearance(parts: Partial<Clearance> = {}): Clearance {
  return {
    rule: 'financial-assets',
    assets: [],
    amountFen: null,
    by: 'county staff',
    reason: '医疗款',
    until: null,
    ...parts,
  };
}
