import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { environment } from '../../shared/contracts/environment.ts';
import {
  functionBehind,
  functionsOf,
  listOf,
  permissionsOf,
  referenceOf,
  resourcesOf,
  synthesize,
  type Resource,
} from './synthesized.ts';

const template = synthesize();
interface RolloutProperties {
  DeploymentConfigName: string;
  AutoRollbackConfiguration: { Events: string[] };
  AlarmConfiguration: { Alarms: { Name: unknown }[] };
}

const functions = [...functionsOf(template)].map(([name, resource]) => ({ name, resource }));

/** What every function is variables, whatever it does. */
const setForAll = ['NODE_OPTIONS', 'POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_SERVICE_NAME'];

test('every function of functions/ is deployed, and nothing else', () => {
  expect(functions.map(({ name }) => name).sort()).toEqual(
    globSync('functions/*/index.ts')
      .map((file) => file.split('/')[1])
      .sort(),
  );
});

describe.each(functions)('$name', ({ name, resource }) => {
  const { Properties } = resource;

  test('runs on Node 24 and arm64', () => {
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
    });
  });

  test('logs JSON into a log group of its own that forgets', () => {
    expect(Properties.LoggingConfig.LogFormat).toBe('JSON');
    const logGroup = resourcesOf<{ RetentionInDays: number }>(template, 'AWS::Logs::LogGroup').get(
      Properties.LoggingConfig.LogGroup.Ref,
    );
    expect(logGroup?.Properties.RetentionInDays).toBe(365);
  });

  test('cannot run away: its instances are bounded', () => {
    expect(Properties.ReservedConcurrentExecutions).toBeGreaterThanOrEqual(1);
    expect(Properties.ReservedConcurrentExecutions).toBeLessThanOrEqual(20);
  });

  test('its log and its environment are encrypted by a key of the county', () => {
    const keys = resourcesOf(template, 'AWS::KMS::Key');
    const logGroup = resourcesOf<{ KmsKeyId: unknown }>(template, 'AWS::Logs::LogGroup').get(
      Properties.LoggingConfig.LogGroup.Ref,
    );
    expect(keys.has(referenceOf(Properties.KmsKeyArn))).toBe(true);
    expect(logGroup?.Properties.KmsKeyId).toEqual(Properties.KmsKeyArn);
  });

  test('a new version takes over behind an alias, and steps back when it fails', () => {
    const alias = [
      ...resourcesOf<{ Name: string; FunctionName: unknown }>(template, 'AWS::Lambda::Alias').values(),
    ].find((candidate) => functionBehind(template, { Ref: idOf(candidate) }) === Properties);
    expect(alias?.Properties.Name).toBe('live');
    const update = alias?.UpdatePolicy?.CodeDeployLambdaAliasUpdate;
    const group = resourcesOf<RolloutProperties>(template, 'AWS::CodeDeploy::DeploymentGroup').get(
      referenceOf(update?.DeploymentGroupName),
    )?.Properties;
    expect(group?.DeploymentConfigName).toBe('CodeDeployDefault.LambdaCanary10Percent5Minutes');
    expect(group?.AutoRollbackConfiguration.Events).toContain('DEPLOYMENT_STOP_ON_ALARM');
    const alarms = resourcesOf<{ MetricName: string; Dimensions: { Value: unknown }[] }>(
      template,
      'AWS::CloudWatch::Alarm',
    );
    const rolling =
      group?.AlarmConfiguration.Alarms.map((each) => alarms.get(referenceOf(each.Name))?.Properties) ?? [];
    const ending = rolling[0];
    // Of whoever answers people, also what they answer.
    const answers = ['staff-api', 'console'].includes(name) ? ['5XXError'] : [];
    expect(rolling.slice(1).map((each) => each?.MetricName)).toEqual(answers);
    expect(ending?.MetricName).toBe('Errors');
    expect(referenceOf(ending?.Dimensions[0]?.Value)).toBe(idOf(resource));
  });

  test('is variables every name that it reads, and no other', async () => {
    const { env } = (await import(`../../functions/${name}/env.ts`)) as { env: z.ZodObject };
    const variables = Object.keys(Properties.Environment.Variables).filter((key) => !setForAll.includes(key));
    expect(variables.sort()).toEqual(
      Object.keys(env.shape)
        .filter((key) => key !== 'TODAY')
        .sort(),
    );
    expect(Object.keys(environment.shape)).toEqual(expect.arrayContaining(variables));
  });

  test('may do named things with named resources only', () => {
    const statements = permissionsOf(template, resource);
    expect(statements).not.toHaveLength(0);
    for (const { Effect, Action, Resource } of statements) {
      expect(Effect).toBe('Allow');
      for (const action of listOf(Action)) expect(action).toMatch(/^[a-z0-9]+:[A-Za-z]+$/);
      // Each leads to a resource of this stack; of buckets to the whole, or to the objects of a folder.
      for (const target of listOf(Resource))
        expect(JSON.stringify(target)).toMatch(
          /Fn::GetAtt.*"Arn"\]|\{"Ref":"(\w*Topic|Identity(Key|Provider\w*Secret))/,
        );
      expect(JSON.stringify(listOf(Resource))).not.toMatch(/"\*"|"\/\*"/);
    }
  });
});

test('nobody has permissions that appear outside this stack', () => {
  for (const { Properties } of resourcesOf(template, 'AWS::IAM::Role').values()) {
    expect(Properties).not.toHaveProperty('ManagedPolicyArns');
  }
});

/** The logical id of a resource of the template. */
function idOf(resource: Resource<unknown>): string {
  const all = template.toJSON() as { Resources: Record<string, unknown> };
  return Object.keys(all.Resources).find((id) => all.Resources[id] === resource) ?? '';
}

/** Functions that may do something with a resource of this kind of name. */
function allowedTo(action: RegExp, resource: RegExp): string[] {
  return functions
    .filter(({ resource: lambda }) =>
      permissionsOf(template, lambda).some(
        (statement) =>
          listOf(statement.Action).some((name) => action.test(name)) &&
          listOf(statement.Resource).some((target) => resource.test(JSON.stringify(target))),
      ),
    )
    .map(({ name }) => name);
}

test('matching reads no household file: membership is a probe of the registry index', () => {
  expect(allowedTo(/^dynamodb:/, /TablesHouseholds/)).toEqual([
    'import-roster',
    'publish-hits',
    'assess-households',
    'check-applicants',
    'sweep-store',
    'forget-people',
    'staff-api',
    'console',
  ]);
});

test('nobody changes what was delivered, and each reader sees its own folder', () => {
  expect(allowedTo(/^s3:(Put|Delete)/, /StorageInbox/)).toEqual([]);
  expect(allowedTo(/^s3:GetObject$/, /StorageInbox.*\/inbox\/\*/)).toEqual(['match-delivery']);
  expect(allowedTo(/^s3:GetObject$/, /StorageInbox.*\/roster\/\*/)).toEqual(['import-roster']);
  expect(allowedTo(/^s3:GetObject$/, /StorageInbox.*\/applicants\/\*/)).toEqual(['check-applicants']);
});

test('staff reach no delivery, and write nothing into the store but papers of cases and policies that they propose', () => {
  const forPeople = ['staff-api', 'console'];
  expect(allowedTo(/^s3:PutObject$/, /\/attachments\/\*/)).toEqual(forPeople);
  for (const name of forPeople) {
    expect(allowedTo(/^s3:/, /StorageInbox/)).not.toContain(name);
    expect(allowedTo(/^s3:PutObject$/, /\/(archive|staging|runs|registry)\/\*/)).not.toContain(name);
  }
  // The policy in force is put by one other function alone (storage.test.ts).
  expect(allowedTo(/^s3:PutObject$/, /\/policy\/\*/)).not.toContain('staff-api');
});

test('only a roster changes the registry', () => {
  expect(allowedTo(/^s3:PutObject$/, /\/registry\/\*/)).toEqual(['import-roster']);
});

test('only those who turn identity numbers into tokens know the key', () => {
  const knowing = functions.filter(
    ({ resource }) => 'IDENTITY_KEY_IDS' in resource.Properties.Environment.Variables,
  );
  expect(knowing.map(({ name }) => name)).toEqual(['import-roster', 'publish-hits']);
});

test('no secret appears in the template or in the configuration of a function, which fetches it when it starts', () => {
  // Nor does a reference that a deployment would resolve into one.
  expect(JSON.stringify(template.toJSON())).not.toMatch(/\{\{resolve:|"SecretString"/);
  expect(allowedTo(/^secretsmanager:GetSecretValue$/, /Identity\w*Key/)).toEqual([
    'import-roster',
    'publish-hits',
  ]);
  expect(allowedTo(/^secretsmanager:GetSecretValue$/, /IdentityProvider/)).toEqual(['staff-api', 'console']);
  expect(allowedTo(/^secretsmanager:(?!GetSecretValue$)/, /./)).toEqual([]);
});

test('a new key leaves the former as it was', () => {
  const keysIn = (from: typeof template) => {
    const variables = functionsOf(from).get('publish-hits')?.Properties.Environment.Variables;
    return variables?.['IDENTITY_KEY_IDS'] as { 'Fn::Join': [string, unknown[]] };
  };
  const [before, rotated] = [keysIn(template), keysIn(synthesize({ hedui: { identityKeys: ['1', '2'] } }))];
  const [start, first] = before['Fn::Join'][1];
  expect(start).toBe('1=');
  expect(resourcesOf(template, 'AWS::SecretsManager::Secret').has(referenceOf(first))).toBe(true);
  expect(rotated['Fn::Join'][1]).toEqual([
    start,
    first,
    ' 2=',
    { Ref: expect.stringContaining('Key2') as string },
  ]);
});

test('memory is that of the settings', () => {
  const memory = { 'match-delivery': 1769, 'start-nightly-run': 256 };
  const sized = functionsOf(synthesize({ hedui: { memoryMb: memory } }));
  expect([...sized].map(([name, { Properties }]) => [name, Properties.MemorySize])).toEqual(
    expect.arrayContaining([...Object.entries(memory), ['publish-hits', 3008], ['assess-households', 1024]]),
  );
});
