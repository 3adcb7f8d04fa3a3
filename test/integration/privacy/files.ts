/** Files full of canaries: good ones, and every way in which one can fail. */
import { Buffer } from 'node:buffer';
import type { HeduiTarget } from '../../../cli/hedui-target.ts';
import { applicantsFile, applicantsKey, bankKey, rosterKey } from '../../builders/county-files.ts';
import {
  bankHeader,
  bankText,
  canaries,
  marriageText,
  propertyText,
  rosterText,
  vehicleText,
} from './canaries.ts';

const [first, second] = canaries as [(typeof canaries)[number], (typeof canaries)[number]];
/** A name that is nowhere but in the names of files: it cannot be distinguished from other words. */
export const nameInKey = '龘靐齉';

const at = (provider: string, file = 'f.csv') => bankKey(file, '2026-10-30', provider);
const rosterLines = rosterText.split('\n');
const withoutHeader = bankText.split('\n').slice(1).join('\n');

/** Rosters that are of no use, or in parts not. */
const rosters = {
  [rosterKey('good.csv')]: rosterText,
  [rosterKey('ids.csv', '2026-10-20')]: rosterText.replaceAll(/^C\d/gm, first.id),
  [rosterKey('no-header.csv', '2026-10-20')]: rosterLines.slice(1).join('\n'),
  [rosterKey('doubled.csv', '2026-10-20')]: [...rosterLines.slice(0, 3), ...rosterLines.slice(1)].join('\n'),
  [rosterKey('at-odds.csv', '2026-10-20')]: rosterText.replaceAll(/^C[23],/gm, 'C1,'),
  [rosterKey(`${first.id}.csv`, '2026-10-20')]: rosterText,
  [rosterKey(`${first.plate}.csv`, '2026-10-20')]: rosterText,
};

const deliveries: Record<string, string | Uint8Array> = {
  [at('good')]: bankText,
  'inbox/vehicle/office/2026-10-30/f.csv': vehicleText,
  'inbox/property/registry/2026-10-30/f.csv': propertyText,
  'inbox/marriage/office/2026-10-30/f.csv': marriageText,
  [at('no-header')]: withoutHeader,
  [at('header-twice')]: `${first.name},${bankHeader},${first.name}\n${withoutHeader}`,
  [at('not-utf-8')]: Buffer.concat([Buffer.from(bankText), Buffer.from([0xff, 0xff, 0x0a])]),
  [at('not-gzip', 'f.csv.gz')]: bankText,
  [`${at('odd-manifest')}.manifest.json`]: `${first.name} ${first.id}`,
  [at('odd-manifest')]: bankText,
  [`${at('wrong-manifest')}.manifest.json`]: JSON.stringify({ rows: first.id, [second.name]: second.plate }),
  [at('wrong-manifest')]: bankText,
  [at('id-in-key', `${first.id}.csv`)]: bankText,
  [at(first.id)]: bankText,
  [at('plate-in-key', `${first.plate}.csv`)]: bankText,
  [at('account-in-key', `${first.account}.csv`)]: bankText,
  [at('name-in-key', `${nameInKey}.csv`)]: bankText,
  [at('name-in-refused-key', `${nameInKey}/f.csv`)]: bankText,
  [at('name-in-useless-key', `${nameInKey}.csv.gz`)]: bankText,
  [`inbox/${first.id}`]: bankText,
  [`elsewhere/${first.account}-${first.plate}.csv`]: bankText,
  [`elsewhere/${first.id}.csv`]: bankText,
  [at('one-line')]: `${bankHeader}\n${`${first.id},${first.name},`.repeat(40_000)}\n`,
  [at('quoting')]: bankText,
};

const applicantsText = applicantsFile(
  canaries.map(({ id, name }, n) => ({ application: `A${n + 1}`, person: n + 1, id, name })),
);

/** Applicants in whose lists everything is wrong that can be, beside one that is as it should be. */
const applicants: Record<string, string | Uint8Array> = {
  [applicantsKey('good.csv')]: applicantsText,
  [applicantsKey('ids.csv')]: applicantsText.replaceAll(/^A\d/gm, first.id),
  [applicantsKey('some-ids.csv')]: applicantsText.replace(/^A1/m, second.id),
  [applicantsKey('names.csv')]: applicantsText.replaceAll(/^A\d/gm, first.name),
  [applicantsKey('moved.csv')]: applicantsText.replaceAll(',2026-10-28,', `,${first.id},`),
  [applicantsKey('amounts.csv')]: applicantsText.replaceAll(',500.00,', `,${first.account},`),
  [applicantsKey('masked.csv')]: applicantsText.replaceAll(
    first.id,
    `${first.id.slice(0, 10)}****${first.id.slice(14)}`,
  ),
  [applicantsKey('no-header.csv')]: applicantsText.split('\n').slice(1).join('\n'),
  [applicantsKey('quoting.csv')]: applicantsText.replaceAll(/^A/gm, 'B'),
  [`${applicantsKey('odd-manifest.csv')}.manifest.json`]: `${first.name} ${first.id}`,
  [applicantsKey('odd-manifest.csv')]: applicantsText,
  [applicantsKey(`${first.id}.csv`)]: applicantsText,
  [`applicants/${first.id}/2026-10-30/f.csv`]: applicantsText,
};

export async function landEverything({ inbox, embedded }: HeduiTarget): Promise<void> {
  for (const files of [rosters, deliveries, applicants]) {
    for (const [key, content] of Object.entries(files)) await inbox.write(key, content);
    await embedded.idle();
  }
}
