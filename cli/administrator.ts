/**
 * `npm run administrator`: puts the first administrator of a county on record; everybody else is then added through the
 * staff API. In a deployment it uses the credentials of whoever runs it.
 */
import { staffRecord, type StaffRecord } from '../shared/contracts/staff-record.ts';
import { ArgumentError } from './arguments.ts';
import { placeUsage, workAt, type Place } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run administrator -- --id ID --name NAME --county COUNTY [where]

  --id           what the identity provider's staff claim says of the person
  --name         their name
  --county       six digits
${placeUsage}`;

/** Only where the county has none: afterwards administrators are added by one another, and that is on record. */
async function addFirst(record: StaffRecord, { stores: { staff } }: Place): Promise<void> {
  const known = await staff.ofCounty(record.county);
  if (known.some(({ roles, active }) => active && roles.includes('administrator')))
    throw new ArgumentError(`county ${record.county} has an administrator already, who adds others`);
  if (!(await staff.write(record, undefined))) throw new ArgumentError(`${record.id} is on record already`);
}

const text = { type: 'string' } as const;

await runTool({ usage, options: { id: text, name: text, county: text } }, async ({ values }) => {
  const { id, name, county, ...where } = values;
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
  if (!record.success) throw new ArgumentError(usage);
  await workAt(where, (place) => addFirst(record.data, place));
  process.stdout.write(`${record.data.id} is administrator of county ${record.data.county}\n`);
  return 0;
});
