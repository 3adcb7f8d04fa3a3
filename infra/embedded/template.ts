/** The intrinsic functions, conditions and dynamic references of a CloudFormation template. */
import type { Template } from './assembly.ts';
import { UnsupportedTemplateError } from './errors.ts';

/** What references lead to. */
export interface References {
  /** Value of `Ref` to a resource; undefined when no resource has this logical id. */
  ref(logicalId: string): string | undefined;
  /** Value of `Fn::GetAtt`; undefined when it is not known. */
  attribute(logicalId: string, name: string): string | undefined;
  /** Value of `{{resolve:secretsmanager:…}}`, given what is after the service; undefined when there is no such secret. */
  secret(reference: string): string | undefined;
  /** Where the REST API of this id is reached in place of `https://<id>.execute-api.…`; undefined when there is no such API. */
  restApi(id: string): string | undefined;
  /** `AWS::Region` and the like. */
  pseudoParameters: Readonly<Record<string, string>>;
}

export interface Resolver {
  /** Turns a value of the template into what would be deployed. `where` goes into the message of an error. */
  resolve(value: unknown, where: string): unknown;
  /** Whether a resource or output under this condition exists. */
  exists(condition: string | undefined): boolean;
}

/** A resolver of a template's values. Throws UnsupportedTemplateError for what it does not know. */
export function createResolver(template: Template, references: References): Resolver {
  const scope = (where: string): Scope => ({ template, references, where });
  return {
    resolve: (value, where) => evaluate(value, scope(where)),
    exists: (condition) =>
      condition === undefined || holds({ Condition: condition }, scope(`Condition ${condition}`)),
  };
}

interface Scope {
  template: Template;
  references: References;
  where: string;
}

const noValue = Symbol('AWS::NoValue');

function evaluate(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return resolveDynamic(value, scope);
  if (Array.isArray(value))
    return value.map((item) => evaluate(item, scope)).filter((item) => item !== noValue);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? [];
  if (entries.length === 1 && name !== undefined && (name === 'Ref' || name.startsWith('Fn::'))) {
    const run = intrinsics[name];
    if (run === undefined) throw new UnsupportedTemplateError(`${scope.where}: ${name} is not run`);
    const result = run(argument, scope);
    return typeof result === 'string' ? resolveDynamic(result, scope) : result;
  }
  return Object.fromEntries(
    entries.map(([key, item]) => [key, evaluate(item, scope)]).filter(([, item]) => item !== noValue),
  );
}

const intrinsics: Readonly<Record<string, (argument: unknown, scope: Scope) => unknown>> = {
  Ref: (argument, scope) => refer(text(argument, scope), scope),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, ...name] = Array.isArray(argument)
      ? argument.map(String)
      : text(argument, scope).split('.');
    return getAttribute(logicalId ?? '', name.join('.'), scope);
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument, scope);
    const joined = list(evaluate(parts, scope), scope).map((part) => text(part, scope));
    return joined.join(text(separator, scope));
  },
  'Fn::Sub': (argument, scope) => {
    const [pattern, variables] = Array.isArray(argument) ? list(argument, scope) : [argument, {}];
    return substitute(text(pattern, scope), evaluate(variables, scope) as Record<string, unknown>, scope);
  },
  'Fn::Select': (argument, scope) => {
    const [index, items] = list(argument, scope);
    return list(evaluate(items, scope), scope)[Number(evaluate(index, scope))];
  },
  'Fn::Split': (argument, scope) => {
    const [separator, whole] = list(argument, scope);
    return text(evaluate(whole, scope), scope).split(text(separator, scope));
  },
  'Fn::If': (argument, scope) => {
    const [condition, whenTrue, whenFalse] = list(argument, scope);
    return evaluate(holds({ Condition: condition }, scope) ? whenTrue : whenFalse, scope);
  },
  'Fn::FindInMap': (argument, scope) => {
    const [map = '', first = '', second = ''] = list(evaluate(argument, scope), scope).map((key) =>
      text(key, scope),
    );
    return scope.template.Mappings[map]?.[first]?.[second];
  },
};

function refer(name: string, { template, references, where }: Scope): unknown {
  if (name === 'AWS::NoValue') return noValue;
  const parameter = template.Parameters[name]?.Default;
  const known = references.pseudoParameters[name] ?? parameter ?? references.ref(name);
  if (known !== undefined) return known;
  throw new UnsupportedTemplateError(`${where}: Ref ${name} leads nowhere`);
}

function getAttribute(logicalId: string, name: string, { references, where }: Scope): string {
  const value = references.attribute(logicalId, name);
  if (value !== undefined) return value;
  throw new UnsupportedTemplateError(`${where}: Fn::GetAtt ${logicalId}.${name} is not known`);
}

function substitute(pattern: string, variables: Readonly<Record<string, unknown>>, scope: Scope): string {
  return pattern.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal !== '') return `\${${name}}`;
    if (Object.hasOwn(variables, name)) return text(variables[name], scope);
    const [logicalId = '', ...attribute] = name.split('.');
    return attribute.length === 0
      ? text(refer(name, scope), scope)
      : getAttribute(logicalId, attribute.join('.'), scope);
  });
}

/** Dynamic references and addresses may only come about by a join, so every text that results is looked through. */
function resolveDynamic(value: string, { references, where }: Scope): string {
  return value
    .replace(/\{\{resolve:([^:}]+):([^}]*)\}\}/g, (reference, service: string, rest: string) => {
      const secret = service === 'secretsmanager' ? references.secret(rest) : undefined;
      if (secret !== undefined) return secret;
      throw new UnsupportedTemplateError(`${where}: ${reference} is not run`);
    })
    .replace(
      /https:\/\/([0-9a-z]+)\.execute-api\.[0-9a-z.-]+/g,
      (address, id: string) => references.restApi(id) ?? address,
    );
}

function holds(condition: unknown, scope: Scope): boolean {
  const [name, argument] = Object.entries(condition as object)[0] ?? [];
  if (name === 'Condition') {
    const id = text(argument, scope);
    return holds(scope.template.Conditions[id] ?? {}, { ...scope, where: `Condition ${id}` });
  }
  if (name === 'Fn::Not') return !holds(list(argument, scope)[0], scope);
  if (name === 'Fn::And') return list(argument, scope).every((part) => holds(part, scope));
  if (name === 'Fn::Or') return list(argument, scope).some((part) => holds(part, scope));
  if (name === 'Fn::Equals') {
    const [one, other] = list(argument, scope);
    return evaluate(one, scope) === evaluate(other, scope);
  }
  throw new UnsupportedTemplateError(`${scope.where}: ${JSON.stringify(condition)} is not run`);
}

function list(value: unknown, { where }: Scope): unknown[] {
  if (Array.isArray(value)) return value;
  throw new UnsupportedTemplateError(`${where}: a list is needed, not ${JSON.stringify(value)}`);
}

function text(value: unknown, { where }: Scope): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new UnsupportedTemplateError(`${where}: a text is needed, not ${JSON.stringify(value)}`);
}
