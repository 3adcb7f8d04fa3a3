/** Reads what `cdk synth` left: the manifest, one stack's template, its assets and the paths of its constructs. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { EmbeddedTargetError, UnsupportedTemplateError } from './errors.ts';

const resource = z.strictObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
  DependsOn: z.unknown().optional(),
  // How a deployment changes it; here a stack is only ever started.
  UpdatePolicy: z.unknown().optional(),
  DeletionPolicy: z.unknown().optional(),
  UpdateReplacePolicy: z.unknown().optional(),
  Metadata: z.unknown().optional(),
});

const template = z.strictObject({
  AWSTemplateFormatVersion: z.unknown().optional(),
  Description: z.unknown().optional(),
  Metadata: z.unknown().optional(),
  // Assertions about the account that is deployed to; there is no account here.
  Rules: z.unknown().optional(),
  Parameters: z.record(z.string(), z.object({ Default: z.unknown().optional() })).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(z.string(), resource),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown().optional(), Condition: z.string().optional() }))
    .default({}),
});
export type Template = z.infer<typeof template>;
export type Resource = z.infer<typeof resource>;

const metadata = z.record(z.string(), z.array(z.object({ type: z.string(), data: z.unknown() })));
const artifact = z.object({
  type: z.string(),
  environment: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  metadata: metadata.optional(),
  additionalMetadataFile: z.string().optional(),
});
type Artifact = z.infer<typeof artifact>;
const manifest = z.object({ artifacts: z.record(z.string(), artifact) });
const assetManifest = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string().optional() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

export interface Assembly {
  stackName: string;
  /** The region that the stack is for, where it says so. */
  region: string | undefined;
  template: Template;
  /** Logical id of every construct path, such as `Hedui/Storage/Inbox/Resource`. */
  constructPaths: ReadonlyMap<string, string>;
  /** Folder or file of an asset, by the key it would be uploaded under. */
  assets: ReadonlyMap<string, string>;
}

/** Reads one stack of a folder that `cdk synth` wrote. Throws EmbeddedTargetError or UnsupportedTemplateError. */
export function readAssembly(folder: string, stackName?: string): Assembly {
  const root = resolve(folder);
  if (!existsSync(join(root, 'manifest.json'))) {
    throw new EmbeddedTargetError(`${root} holds no synthesized stack: run "cdk synth" first`);
  }
  const { artifacts } = readJson(manifest, join(root, 'manifest.json'));
  const [id, stack] = chooseStack(artifacts, stackName);
  const templateFile = z.string().parse(stack.properties?.['templateFile']);
  return {
    stackName: id,
    region: readRegion(stack.environment),
    template: readTemplate(join(root, templateFile)),
    constructPaths: readConstructPaths(root, stack),
    assets: readAssets(root, artifacts, id),
  };
}

function chooseStack(artifacts: Record<string, Artifact>, name: string | undefined): [string, Artifact] {
  const stacks = Object.entries(artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack');
  const chosen = name === undefined ? stacks : stacks.filter(([id]) => id === name);
  const [only, ...others] = chosen;
  if (only !== undefined && others.length === 0) return only;
  const names = stacks.map(([id]) => id).join(', ');
  throw new EmbeddedTargetError(
    name === undefined ? `choose one of the stacks ${names}` : `there is no stack ${name}, only ${names}`,
  );
}

function readTemplate(file: string): Template {
  const parsed = template.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new UnsupportedTemplateError(`${file}: ${z.prettifyError(parsed.error)}`);
}

function readRegion(environment: string | undefined): string | undefined {
  const region = environment?.split('/').at(-1);
  return region === 'unknown-region' ? undefined : region;
}

function readConstructPaths(root: string, stack: Artifact): Map<string, string> {
  const file = stack.additionalMetadataFile;
  const entries = { ...stack.metadata, ...(file === undefined ? {} : readJson(metadata, join(root, file))) };
  const paths = new Map<string, string>();
  for (const [path, notes] of Object.entries(entries)) {
    const logicalId = notes.find(({ type }) => type === 'aws:cdk:logicalId')?.data;
    if (typeof logicalId === 'string') paths.set(path.replace(/^\//, ''), logicalId);
  }
  return paths;
}

function readAssets(root: string, artifacts: Record<string, Artifact>, stackId: string): Map<string, string> {
  const file = artifacts[`${stackId}.assets`]?.properties?.['file'];
  const assets = new Map<string, string>();
  if (typeof file !== 'string') return assets;
  for (const { source, destinations } of Object.values(readJson(assetManifest, join(root, file)).files)) {
    if (source.path === undefined) continue;
    for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, join(root, source.path));
  }
  return assets;
}

function readJson<Schema extends z.ZodType>(schema: Schema, file: string): z.infer<Schema> {
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
