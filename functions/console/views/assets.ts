/** What a row of a source shows, in words that staff use. Of an account the last four digits stand for all. */
import type {
  Asset,
  BankAsset,
  PropertyAsset,
  VehicleAsset,
} from '../../../shared/contracts/household-file.ts';
import { isKnownSource } from '../../../shared/domain/catalogue/catalogue.ts';
import { lastFour } from '../../../shared/domain/assessment/held-asset.ts';
import { formatYuan } from '../../../shared/domain/kernel/money.ts';
import { say, type Say } from '../../../shared/domain/kernel/say.ts';

export function describeAsset(asset: Asset, speak: Say): string {
  if (!isKnownSource(asset.source)) return speak(describeUnknown(asset.source));
  switch (asset.source) {
    case 'bank':
      return speak(describeAccount(asset));
    case 'vehicle':
      return speak(describeVehicle(asset));
    case 'property':
      return speak(describeTitle(asset));
  }
}

/** Nothing is quoted of a row that this version cannot read: it may hold numbers. */
function describeUnknown(source: string) {
  return say(
    `数据源“${source}”的记录，本版本不能读取`,
    `a row of the source "${source}", which this version cannot read`,
  );
}

function describeAccount(asset: BankAsset) {
  const {
    accountNumber,
    accountType = '',
    branch = '',
    currency = '',
    balanceFen,
    balanceDate,
    status,
  } = asset;
  const tail = lastFour(accountNumber);
  const amount = formatYuan(balanceFen);
  const unit = currency === '' || currency === 'CNY' ? '元' : currency;
  return say(
    join('，', `账户尾号 ${tail}`, accountType, branch, `余额 ${amount} ${unit}（${balanceDate}）`, status),
    join(
      ', ',
      `account ending ${tail}`,
      accountType,
      branch,
      `balance ${amount} ${unit} (${balanceDate})`,
      status,
    ),
  );
}

function describeVehicle({
  plateNumber,
  plateType,
  vehicleType = '',
  use = '',
  registeredOn,
  status,
}: VehicleAsset) {
  return say(
    join('，', plateNumber, plateType, vehicleType, use, registeredOn && `登记 ${registeredOn}`, status),
    join(
      ', ',
      plateNumber,
      plateType,
      vehicleType,
      use,
      registeredOn && `registered ${registeredOn}`,
      status,
    ),
  );
}

function describeTitle(asset: PropertyAsset) {
  const {
    location = '',
    purpose,
    area,
    share,
    ownership = '',
    registeredOn,
    status,
    certificateNumber,
  } = asset;
  const place = location === '' ? certificateNumber : location;
  return say(
    join(
      '，',
      place,
      purpose,
      area && `${area} ㎡`,
      ownership,
      share && `份额 ${share}`,
      registeredOn && `登记 ${registeredOn}`,
      status,
    ),
    join(
      ', ',
      place,
      purpose,
      area && `${area} m²`,
      ownership,
      share && `share ${share}`,
      registeredOn && `registered ${registeredOn}`,
      status,
    ),
  );
}

function join(separator: string, ...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(separator);
}
