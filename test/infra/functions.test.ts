import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { environment } from '../../shared/contracts/environment.ts';
import { functionsOf, listOf, permissionsOf, resourcesOf, synthesize } from './synthesized.ts';

const template = synthesize();
const functions = [...functionsOf(template)].map(([name, resource]) => ({ name, resource }));

test('there are six functions', () => {
  expect(functions.map(({ name }) => name)).toEqual([
    'match-delivery',
    'import-roster',
    'publish-hits',
    'assess-households',
    'start-nightly-run',
    'staff-api',
  ]);
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

  test('is told every name that it reads, and no other', async () => {
    const { env } = (await import(`../../functions/${name}/env.ts`)) as { env: z.ZodObject };
    const told = Object.keys(Properties.Environment.Variables).filter((key) => key !== 'NODE_OPTIONS');
    expect(told.sort()).toEqual(
      Object.keys(env.shape)
        .filter((key) => key !== 'TODAY')
        .sort(),
    );
    expect(Object.keys(environment.shape)).toEqual(expect.arrayContaining(told));
  });

  test('may do named things with named resources only', () => {
    const statements = permissionsOf(template, resource);
    expect(statements).not.toHaveLength(0);
    for (const { Effect, Action, Resource } of statements) {
      expect(Effect).toBe('Allow');
      for (const action of listOf(Action)) expect(action).toMatch(/^[a-z0-9]+:[A-Za-z]+$/);
      // Each leads to a resource of this stack; of buckets to the whole, or to the objects of a folder.
      for (const target of listOf(Resource)) expect(JSON.stringify(target)).toMatch(/Fn::GetAtt.*"Arn"\]/);
      expect(JSON.stringify(listOf(Resource))).not.toMatch(/"\*"|"\/\*"/);
    }
  });
});

test('nobody has permissions that stand outside this stack', () => {
  for (const { Properties } of resourcesOf(template, 'AWS::IAM::Role').values()) {
    expect(Properties).not.toHaveProperty('ManagedPolicyArns');
  }
});

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
    'staff-api',
  ]);
});

test('nobody changes what was delivered, and each reader sees its own folder', () => {
  expect(allowedTo(/^s3:(Put|Delete)/, /StorageInbox/)).toEqual([]);
  expect(allowedTo(/^s3:GetObject$/, /StorageInbox.*\/inbox\/\*/)).toEqual(['match-delivery']);
  expect(allowedTo(/^s3:GetObject$/, /StorageInbox.*\/roster\/\*/)).toEqual(['import-roster']);
});

test('staff reach no delivery, and write nothing into the store but papers of cases', () => {
  expect(allowedTo(/^s3:/, /StorageInbox/)).not.toContain('staff-api');
  expect(allowedTo(/^s3:PutObject$/, /\/attachments\/\*/)).toEqual(['staff-api']);
  expect(allowedTo(/^s3:PutObject$/, /\/(archive|staging|runs|policy)\/\*/)).not.toContain('staff-api');
});

test('only a roster changes the registry', () => {
  expect(allowedTo(/^s3:PutObject$/, /\/registry\/\*/)).toEqual(['import-roster']);
});

test('only those who turn identity numbers into tokens know the key', () => {
  const knowing = functions.filter(
    ({ resource }) => 'IDENTITY_SECRET' in resource.Properties.Environment.Variables,
  );
  expect(knowing.map(({ name }) => name)).toEqual(['match-delivery', 'import-roster']);
});

test('the key is a reference that deployment resolves, never a value in the template', () => {
  const [secretId] = [...resourcesOf(template, 'AWS::SecretsManager::Secret').keys()];
  const variables = functionsOf(template).get('match-delivery')?.Properties.Environment.Variables;
  expect(variables?.['IDENTITY_SECRET']).toEqual({
    'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: secretId }, ':SecretString:::}}']],
  });
});

test('memory is that of the settings', () => {
  const memory = { 'match-delivery': 1769, 'start-nightly-run': 256 };
  const sized = functionsOf(synthesize({ hedui: { memoryMb: memory } }));
  expect([...sized.values()].map(({ Properties }) => Properties.MemorySize)).toEqual([
    1769, 3008, 3008, 1024, 256, 1769,
  ]);
});
