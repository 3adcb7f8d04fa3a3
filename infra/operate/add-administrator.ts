/**
 * `npm run administrator`: puts the first administrator of a county on record in a deployment; everybody else is then
 * added through the staff API. Uses the credentials of whoever runs it.
 */
import { parseArgs } from 'node:util';
import { createClients } from '../../shared/adapters/clients.ts';
import { StaffRecords } from '../../shared/adapters/staff-records.ts';
import { staffRecord } from '../../shared/contracts/staff-record.ts';

const usage = `npm run administrator -- --table TABLE --id ID --name NAME --county COUNTY [--region REGION]

  --table   output OperationsTable of the stack
  --id      what the identity provider's staff claim says of the person
  --name    their name
  --county  six digits
  --region  where the stack is; without it, that of the credentials`;

function readArguments(argv: string[]) {
  const text = { type: 'string' } as const;
  const options = { table: text, id: text, name: text, county: text, region: text };
  const { table, region, id, name, county } = parseArgs({ args: argv, options }).values;
  const record = staffRecord.safeParse({
    id,
    name,
    county,
    roles: ['administrator'],
    relatedHouseholds: [],
    active: true,
    version: 1,
    changedAt: new Date().toISOString(),
    changedBy: 'set-up',
  });
  return table === undefined || !record.success ? undefined : { table, region, record: record.data };
}

/** Only where the county has none: afterwards administrators are added by one another, and that is on record. */
async function main(): Promise<string> {
  const given = readArguments(process.argv.slice(2));
  if (given === undefined) throw new TypeError(usage);
  const { table, region, record } = given;
  const clients = createClients(region === undefined ? {} : { dynamodb: { region } });
  const staff = new StaffRecords(clients.tables, table);
  const known = await staff.ofCounty(record.county);
  if (known.some(({ roles, active }) => active && roles.includes('administrator')))
    throw new TypeError(`county ${record.county} has an administrator already, who adds others`);
  if (!(await staff.write(record, undefined))) throw new TypeError(`${record.id} is on record already`);
  return `${record.id} is administrator of county ${record.county}`;
}

try {
  console.log(await main());
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
