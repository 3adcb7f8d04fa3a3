/** Secrets of the stack: generated as the template asks, once, and found by what dynamic references name. */
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { UnsupportedTemplateError } from './errors.ts';

const flag = z.union([z.boolean(), z.stringbool()]);

const generation = z.object({
  ExcludeCharacters: z.string().default(''),
  ExcludeLowercase: flag.default(false),
  ExcludeNumbers: flag.default(false),
  ExcludePunctuation: flag.default(false),
  ExcludeUppercase: flag.default(false),
  GenerateStringKey: z.string().optional(),
  IncludeSpace: flag.default(false),
  PasswordLength: z.coerce.number().default(32),
  RequireEachIncludedType: flag.default(true),
  SecretStringTemplate: z.string().optional(),
});

const properties = z.object({
  SecretString: z.string().optional(),
  GenerateSecretString: generation.optional(),
});

const kinds = {
  lowercase: 'abcdefghijklmnopqrstuvwxyz',
  uppercase: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  numbers: '0123456789',
  punctuation: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
};

/** A secret's value for the resolved properties of AWS::SecretsManager::Secret; random unless they give it. */
export function makeSecretValue(resolvedProperties: unknown): string {
  const { SecretString: given, GenerateSecretString: wanted } = properties.parse(resolvedProperties);
  if (given !== undefined) return given;
  const rules = wanted ?? generation.parse({});
  const password = makePassword(rules);
  if (rules.SecretStringTemplate === undefined || rules.GenerateStringKey === undefined) return password;
  const base = z.record(z.string(), z.unknown()).parse(JSON.parse(rules.SecretStringTemplate));
  return JSON.stringify({ ...base, [rules.GenerateStringKey]: password });
}

function makePassword(rules: z.infer<typeof generation>): string {
  const included = [
    rules.ExcludeLowercase ? '' : kinds.lowercase,
    rules.ExcludeUppercase ? '' : kinds.uppercase,
    rules.ExcludeNumbers ? '' : kinds.numbers,
    rules.ExcludePunctuation ? '' : kinds.punctuation,
    rules.IncludeSpace ? ' ' : '',
  ]
    .map((kind) => [...kind].filter((character) => !rules.ExcludeCharacters.includes(character)).join(''))
    .filter((kind) => kind !== '');
  const all = included.join('');
  if (all === '') throw new UnsupportedTemplateError('GenerateSecretString excludes every character');
  for (;;) {
    const password = Array.from({ length: rules.PasswordLength }, () => all[randomInt(all.length)]).join('');
    const hasEach = included.every((kind) => [...kind].some((character) => password.includes(character)));
    if (hasEach || !rules.RequireEachIncludedType || rules.PasswordLength < included.length) return password;
  }
}

/**
 * What a dynamic reference leads to, given what follows `{{resolve:secretsmanager:`, such as
 * `<name or ARN>:SecretString:password`. Undefined when no secret has this name, or it has no such key.
 */
export function readSecretReference(
  reference: string,
  findValue: (nameOrArn: string) => string | undefined,
): string | undefined {
  const parts = reference.split(':');
  const id = parts.splice(0, parts[0] === 'arn' ? 7 : 1).join(':');
  const [, jsonKey = ''] = parts;
  const value = findValue(id);
  if (value === undefined || jsonKey === '') return value;
  const field = z.record(z.string(), z.unknown()).parse(JSON.parse(value))[jsonKey];
  return typeof field === 'string' || field === undefined ? field : JSON.stringify(field);
}
