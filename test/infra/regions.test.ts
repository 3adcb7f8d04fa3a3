import { describe, expect, test } from 'vitest';
import { functionsOf, resourcesOf, synthesize } from './synthesized.ts';

/** Kinds of resources that the regions of China do not have, or of which they have another product. */
const missingInChina = [
  /^AWS::Cognito::/,
  /^AWS::Lambda::Url$/,
  /^AWS::Budgets::/,
  /^AWS::XRay::/,
  /^AWS::CloudFront::/,
  /^AWS::WAFv2::/,
  /^AWS::Backup::/,
];

const regions = [
  { region: 'cn-north-1', partition: 'aws-cn' },
  { region: 'eu-central-1', partition: 'aws' },
];

// A synthesis fails where a rule of cdk-nag or of the CDK is broken and not acknowledged.
describe.each(regions)('in $region', ({ region, partition }) => {
  const template = synthesize({ region });
  const text = JSON.stringify(template.toJSON());

  test('no name belongs to another partition', () => {
    const partitions = new Set([...text.matchAll(/\barn:(aws[a-z-]*):/g)].map(([, found]) => found));
    for (const found of partitions) expect(found).toBe(partition);
  });

  test('traces are sent where Lambda can send them', () => {
    for (const [name, { Properties }] of functionsOf(template))
      expect(Properties.TracingConfig, name).toEqual(partition === 'aws' ? { Mode: 'Active' } : undefined);
  });
});

test('where there is Cognito, a user pool keeps to the rules as well', () => {
  const template = synthesize({ region: 'eu-central-1', hedui: { cognito: true } });
  template.resourceCountIs('AWS::Cognito::UserPool', 1);
});

describe('in China', () => {
  const template = synthesize({ region: 'cn-north-1' });

  test('there is nothing that the region lacks', () => {
    const { Resources } = template.toJSON() as { Resources: Record<string, { Type: string }> };
    const types = Object.values(Resources).map(({ Type }) => Type);
    expect(types.filter((type) => missingInChina.some((missing) => missing.test(type)))).toEqual([]);
    expect(JSON.stringify(Resources)).not.toMatch(/xray:|cognito/i);
  });

  test('CloudWatch Logs may use the key of the logs under the name that it has there', () => {
    const keys = JSON.stringify([...resourcesOf(template, 'AWS::KMS::Key').values()]);
    expect(keys).toContain('["logs.",{"Ref":"AWS::Region"},".",{"Ref":"AWS::URLSuffix"}]');
  });
});
