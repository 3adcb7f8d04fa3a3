/** The stack as it would be deployed, without the bundles: they take long, and no property rests on them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { createApp } from '../../infra/create-app.ts';

export interface Statement {
  Effect: string;
  Action: string | string[];
  Resource?: unknown;
  Principal?: unknown;
  Condition?: unknown;
}

/** A resource as far as these tests look at it. */
export interface Resource<Properties = Record<string, unknown>> {
  Type: string;
  Properties: Properties;
  DependsOn?: string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  UpdatePolicy?: { CodeDeployLambdaAliasUpdate?: { DeploymentGroupName: unknown } };
}

export interface FunctionProperties {
  FunctionName: string;
  Runtime: string;
  Architectures: string[];
  Handler: string;
  MemorySize: number;
  Timeout: number;
  ReservedConcurrentExecutions: number;
  KmsKeyArn: unknown;
  TracingConfig?: { Mode: string };
  Role: unknown;
  LoggingConfig: { LogFormat: string; LogGroup: { Ref: string } };
  Environment: { Variables: Record<string, unknown> };
}

export interface QueueProperties {
  VisibilityTimeout?: number;
  MessageRetentionPeriod: number;
  KmsMasterKeyId?: unknown;
  RedrivePolicy?: { deadLetterTargetArn: unknown; maxReceiveCount: number };
}

export interface MappingProperties {
  EventSourceArn: unknown;
  FunctionName: unknown;
  BatchSize: number;
  MaximumBatchingWindowInSeconds?: number;
  FunctionResponseTypes: string[];
  ScalingConfig: { MaximumConcurrency: number };
}

/** Synthesizes the stack with the context of `cdk.json`, and this on top. */
export function synthesize(context: Record<string, unknown> = {}): Template {
  const known = templates.get(JSON.stringify(context));
  if (known !== undefined) return known;
  const template = synthesizeUncached(context);
  templates.set(JSON.stringify(context), template);
  return template;
}

/** Several files ask for the same: a synthesis takes seconds. */
const templates = new Map<string, Template>();

/** The same, not remembered. */
export function synthesizeUncached(context: Record<string, unknown> = {}): Template {
  const outdir = mkdtempSync(join(tmpdir(), 'hedui-synth-'));
  try {
    const app = createApp({ outdir, context: { 'aws:cdk:bundling-stacks': [], ...context } });
    return Template.fromJSON(app.synth().getStackArtifact('Hedui').template as Record<string, unknown>);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** All resources of a type, by logical id. */
export function resourcesOf<Properties = Record<string, unknown>>(
  template: Template,
  type: string,
): Map<string, Resource<Properties>> {
  return new Map(Object.entries(template.findResources(type))) as Map<string, Resource<Properties>>;
}

/** The functions, by the name of their folder. */
export function functionsOf(template: Template): Map<string, Resource<FunctionProperties>> {
  const functions = [...resourcesOf<FunctionProperties>(template, 'AWS::Lambda::Function').values()];
  return new Map(
    functions.map((resource) => [resource.Properties.FunctionName.replace(/^Hedui-/, ''), resource]),
  );
}

/** The function that a reference leads to, through its alias; who refers to it past the alias finds none. */
export function functionBehind(template: Template, reference: unknown): FunctionProperties | undefined {
  const aliases = resourcesOf<{ FunctionName: unknown; Name: string }>(template, 'AWS::Lambda::Alias');
  const text = JSON.stringify(reference);
  // Where a name is asked for, it is cut out of the alias's ARN.
  const alias = [...aliases].find(([id]) => text.includes(`{"Ref":"${id}"}`))?.[1].Properties;
  const functions = resourcesOf<FunctionProperties>(template, 'AWS::Lambda::Function');
  return alias && functions.get(referenceOf(alias.FunctionName))?.Properties;
}

/** What a function may do: the statements of its role's policies. */
export function permissionsOf(template: Template, { Properties }: Resource<FunctionProperties>): Statement[] {
  const role = (Properties.Role as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0];
  const policies = resourcesOf<{ Roles: { Ref: string }[]; PolicyDocument: { Statement: Statement[] } }>(
    template,
    'AWS::IAM::Policy',
  );
  return [...policies.values()]
    .filter((policy) => policy.Properties.Roles.some(({ Ref }) => Ref === role))
    .flatMap((policy) => policy.Properties.PolicyDocument.Statement);
}

/** One or many, as many. */
export function listOf<Item>(value: Item | Item[]): Item[] {
  return Array.isArray(value) ? value : [value];
}

/** The logical id that `Ref` or `Fn::GetAtt` names. */
export function referenceOf(value: unknown): string {
  const reference = value as { Ref?: string; 'Fn::GetAtt'?: [string, string] };
  return reference.Ref ?? reference['Fn::GetAtt']?.[0] ?? '';
}
