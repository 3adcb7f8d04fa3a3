/** Holds a template against the table of what is run: stops at the first thing that is not, lists what is not enforced. */
import type { Resource } from './assembly.ts';
import { UnsupportedTemplateError } from './errors.ts';
import { resourceTreatments, type Treatment } from './resources/index.ts';

/**
 * What the template declares without effect, or is run in another way than on AWS: one line for each type and property,
 * sorted, such as `AWS::S3::Bucket BucketEncryption: data is not encrypted`.
 *
 * @throws UnsupportedTemplateError naming logical id, type and property of what is not run
 */
export function checkResources(resources: Readonly<Record<string, Resource>>): string[] {
  const notEnforced = new Set<string>();
  for (const [logicalId, { Type: type, Properties: properties }] of Object.entries(resources)) {
    const treatment = resourceTreatments[type];
    if (treatment === undefined) {
      throw new UnsupportedTemplateError(`${logicalId}: resources of type ${type} are not run`);
    }
    if ('declared' in treatment) {
      notEnforced.add(`${type}: ${treatment.declared}`);
      continue;
    }
    for (const path of listPaths(properties, treatment.properties)) {
      const note = checkProperty(treatment.properties[path], `${logicalId} (${type}): property ${path}`);
      if (note !== undefined) notEnforced.add(`${type} ${path}: ${note}`);
    }
  }
  const types = Object.values(resources).map(({ Type: type }) => type);
  return [...notEnforced, ...(types.includes(functionType) ? describeThreads() : [])].sort();
}

const functionType = 'AWS::Lambda::Function';

/** What differs from Lambda for every function, whatever the template says. */
function describeThreads(): string[] {
  const options = `${functionType} Environment NODE_OPTIONS: functions run with the options of this process`;
  const zone = `${functionType} Environment TZ: functions run in this process's time zone; start it with TZ=UTC`;
  return new Date().getTimezoneOffset() === 0 ? [options] : [options, zone];
}

function checkProperty(treatment: Treatment | undefined, property: string): string | undefined {
  if (treatment === undefined)
    throw new UnsupportedTemplateError(`${property} is not known, so it is not run`);
  if (treatment === 'refused') throw new UnsupportedTemplateError(`${property} is not run`);
  if (treatment === 'run') return undefined;
  return 'run' in treatment ? treatment.run : treatment.declared;
}

/** Paths of all given properties, as deep as the table goes. */
function listPaths(value: unknown, table: Readonly<Record<string, Treatment>>, above = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => listPaths(item, table, above));
  return Object.entries(Object(value) as object).flatMap(([name, inner]) => {
    const path = above === '' ? name : `${above}.${name}`;
    const goesDeeper = Object.keys(table).some((known) => known.startsWith(`${path}.`));
    return goesDeeper ? listPaths(inner, table, path) : [path];
  });
}
