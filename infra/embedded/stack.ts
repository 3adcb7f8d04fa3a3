/** A synthesized stack with every value resolved, as a deployment would see it. */
import type { z } from 'zod';
import type { Assembly } from './assembly.ts';
import { EmbeddedTargetError, UnsupportedTemplateError } from './errors.ts';
import { type Identity, identify, type Place } from './identities.ts';
import { makeSecretValue, readSecretReference } from './secrets.ts';
import type { State } from './state.ts';
import { createResolver } from './template.ts';

export interface Stack {
  /** Resolved properties of each resource of a type that exists, in the order of the template. */
  resourcesOf<Schema extends z.ZodType>(
    type: string,
    schema: Schema,
  ): { logicalId: string; identity: Identity; properties: z.infer<Schema> }[];
  /** By logical id, construct path, the end of a construct path, or a logical id without its hash. */
  findLogicalId(name: string): string;
  identityOf(logicalId: string): Identity;
  /** Makes every secret that the template asks for and that there is none of yet. */
  makeSecrets(): void;
  /** By name or ARN; undefined where the stack has no such secret. */
  secretValue: (nameOrArn: string) => string | undefined;
  outputs(): Record<string, string>;
}

export const accountId = '000000000000';

/** Resolves lazily, since the addresses of queues are known only when their engine listens. */
export function openStack(assembly: Assembly, place: Place, state: State): Stack {
  const { template } = assembly;
  const identities = new Map<string, Identity>();
  const identityOf = (logicalId: string): Identity => {
    const known = identities.get(logicalId);
    if (known !== undefined) return known;
    const resource = template.Resources[logicalId];
    if (resource === undefined) throw new EmbeddedTargetError(`there is no resource ${logicalId}`);
    const identity = identify(resource, logicalId, place, (property) => {
      const value = resource.Properties[property];
      return value === undefined ? undefined : String(resolver.resolve(value, `${logicalId}: ${property}`));
    });
    identities.set(logicalId, identity);
    return identity;
  };
  const ifThere = (logicalId: string): Identity | undefined =>
    template.Resources[logicalId] === undefined ? undefined : identityOf(logicalId);
  const resolver = createResolver(template, {
    ref: (logicalId) => ifThere(logicalId)?.ref,
    attribute: (logicalId, name) => ifThere(logicalId)?.attributes[name],
    secret: (reference) => readSecretReference(reference, (id) => findSecret(id)),
    restApi: (id) => (isRestApi(id) ? place.httpEndpoint : undefined),
    pseudoParameters: pseudoParametersOf(place),
  });

  const isRestApi = (id: string): boolean =>
    Object.entries(template.Resources).some(
      ([logicalId, { Type: type }]) =>
        type === 'AWS::ApiGateway::RestApi' && identityOf(logicalId).ref === id,
    );

  const resourcesOf: Stack['resourcesOf'] = (type, schema) =>
    Object.entries(template.Resources)
      .filter(([, resource]) => resource.Type === type && resolver.exists(resource.Condition))
      .map(([logicalId, resource]) => {
        const where = `${logicalId} (${type})`;
        const properties = parseProperties(schema, resolver.resolve(resource.Properties, where), where);
        return { logicalId, identity: identityOf(logicalId), properties };
      });

  const findSecret = (nameOrArn: string): string | undefined => {
    const found = Object.entries(template.Resources).find(([logicalId, { Type: type }]) => {
      if (type !== 'AWS::SecretsManager::Secret') return false;
      const { ref: arn } = identityOf(logicalId);
      return nameOrArn === arn || nameOrArn === arn.replace(/^.*:secret:|-[0-9a-f]{6}$/g, '');
    });
    if (found === undefined) return undefined;
    const [logicalId, { Properties: properties }] = found;
    const { secrets } = state.record;
    return (secrets[logicalId] ??= makeSecretValue(resolver.resolve(properties, logicalId)));
  };

  return {
    resourcesOf,
    identityOf,
    makeSecrets: () => {
      for (const [logicalId, { Type: type }] of Object.entries(template.Resources))
        if (type === 'AWS::SecretsManager::Secret') findSecret(identityOf(logicalId).ref);
    },
    secretValue: findSecret,
    findLogicalId: (name) => findLogicalId(assembly, name),
    outputs: () =>
      Object.fromEntries(
        Object.entries(template.Outputs)
          .filter(([, output]) => resolver.exists(output.Condition))
          .map(([name, output]) => [name, String(resolver.resolve(output.Value, `Output ${name}`))]),
      ),
  };
}

function parseProperties<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  where: string,
): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `property ${issue.path.join('.')}: ${issue.message}`);
  throw new UnsupportedTemplateError(`${where}: ${issues.join('; ')}`);
}

function pseudoParametersOf({ partition, region, stackName }: Place): Record<string, string> {
  return {
    'AWS::AccountId': accountId,
    'AWS::Partition': partition,
    'AWS::Region': region,
    'AWS::StackId': `arn:${partition}:cloudformation:${region}:${accountId}:stack/${stackName}/embedded`,
    'AWS::StackName': stackName,
    'AWS::URLSuffix': partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com',
  };
}

function findLogicalId({ template, constructPaths }: Assembly, name: string): string {
  if (template.Resources[name] !== undefined) return name;
  const byPath = [...constructPaths].filter(([path]) => {
    const construct = path.replace(/\/(Resource|Default)$/, '');
    return [path, construct].some((one) => one === name || one.endsWith(`/${name}`));
  });
  const byPrefix = Object.keys(template.Resources).filter((id) => id.replace(/[0-9A-F]{8}$/, '') === name);
  const candidates =
    byPath.length > 0 ? byPath.map(([, id]) => id).filter((id) => id in template.Resources) : byPrefix;
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) return only;
  const what = only === undefined ? 'no resource' : `several resources (${candidates.join(', ')})`;
  throw new EmbeddedTargetError(`the stack has ${what} of construct path or logical id ${name}`);
}
