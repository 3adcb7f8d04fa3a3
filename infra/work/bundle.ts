/** A function's code with everything that it imports, as the stack deploys it. */
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { buildSync, type BuildOptions } from 'esbuild';
import type { FunctionName } from '../settings.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** The SDK's chain that looks for credentials, and what takes its place in bundles. */
const credentialsOfFunctions = {
  '@aws-sdk/credential-provider-node': `${repository}shared/store/aws/function-credentials.ts`,
};

/** How `functions/<name>` is bundled: `index.mjs`, and a chunk for whatever is imported when it is first needed. */
export function bundleOptions(name: FunctionName, outdir: string): BuildOptions {
  return {
    absWorkingDir: repository,
    entryPoints: [`functions/${name}/index.ts`],
    outdir,
    outExtension: { '.js': '.mjs' },
    chunkNames: '[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    // The SDK comes along, so that what runs is what was tested, not what the runtime happens to bring.
    alias: credentialsOfFunctions,
    charset: 'utf8',
    // What a name was says the map, which Node reads for every trace.
    minify: true,
    sourcemap: true,
    // Some dependencies are CommonJS and call require, which an ES module has to make for itself.
    banner: {
      js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);",
    },
    logLevel: 'warning',
  };
}

/** The asset is named by what was bundled, so that a change of one function deploys no other. */
export function bundleFunction(name: FunctionName): lambda.AssetCode {
  return lambda.Code.fromAsset(`${repository}functions/${name}`, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Needed by its type alone: what bundles here asks for no image.
      image: DockerImage.fromRegistry('none'),
      local: {
        tryBundle(outdir) {
          buildSync(bundleOptions(name, outdir));
          return true;
        },
      },
    },
  });
}
