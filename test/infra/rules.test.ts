import { App, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { checkRules } from '../../infra/rules.ts';

/** What a synthesis of a stack with a bucket says, when it ends by the rules. */
function synthesizeCarelessly(context: Record<string, unknown>): string {
  const outdir = mkdtempSync(join(tmpdir(), 'hedui-rules-'));
  try {
    const app = new App({ outdir, context });
    checkRules(app);
    const stack = new Stack(app, 'Careless');
    new s3.Bucket(stack, 'Bucket');
    new s3.CfnBucket(stack, 'Misnamed', { bucketName: 'Not_A_Name' });
    app.synth();
    return 'nothing';
  } catch (error) {
    return String(error);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

test('what breaks a rule and is not acknowledged ends the synthesis: of AWS Solutions, of NIST, of the CDK', () => {
  const said = synthesizeCarelessly(cdkJson.context);
  expect(said).toContain('AwsSolutions-S1');
  expect(said).toContain('NIST.800.53.R5-S3BucketVersioningEnabled');
  expect(said).toContain('Not_A_Name');
});
