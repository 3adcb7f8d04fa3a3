/** Where the sample staff are of: the county of the night, and its two towns with the most open cases. */
import type { HeduiTarget } from './hedui-target.ts';

export async function findSamplePlace(target: HeduiTarget): Promise<{ county: string; towns: string[] }> {
  const known = await target.staff.find('town-handler');
  const second = await target.staff.find('town-handler-2');
  // Once they are on record they stay where they are, whatever the next night brings.
  if (known?.town !== undefined)
    return {
      county: known.county,
      towns: [known.town, ...(second?.town === undefined ? [] : [second.town])],
    };
  const county = await findCounty(target);
  const open = new Map<string, number>();
  for (const { town } of await target.caseLists.allCases({ county }))
    open.set(town, (open.get(town) ?? 0) + 1);
  const towns = [...open].sort(([, a], [, b]) => b - a).map(([town]) => town);
  return { county, towns: towns.slice(0, 2) };
}

/** One with a roster, else one in which somebody applies: that may come first. */
async function findCounty({ registry, ledger }: HeduiTarget): Promise<string> {
  const { counties } = await registry.readMap();
  const subjects = await ledger.subjects();
  const applied = subjects.flatMap((subject) => (subject.kind === 'applicants' ? subject.county : []));
  return Object.keys(counties).sort()[0] ?? applied.sort()[0] ?? '000000';
}
