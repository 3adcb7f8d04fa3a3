import { App, type AppProps } from 'aws-cdk-lib';
import cdkJson from '../cdk.json' with { type: 'json' };
import { HeduiStack } from './hedui-stack.ts';
import { checkRules } from './rules.ts';
import { readSettings } from './settings.ts';

/**
 * The CDK app: one stack, with the settings in its context.
 *
 * It reads the context of `cdk.json` itself, so that it gives the same template with and without the CDK's command
 * line; what the command line says (`-c`) comes on top. Throws SettingsError.
 */
export function createApp({ context, ...props }: AppProps = {}): App {
  const app = new App({
    context: { ...cdkJson.context, 'aws:cdk:enable-path-metadata': true, ...context },
    ...props,
  });
  checkRules(app);
  const { settings, region } = readSettings(app.node);
  new HeduiStack(app, 'Hedui', {
    stackName: settings.stackName,
    description: 'Hedui: compares the recipients of the minimum living guarantee with what they hold',
    // Without it one call removes every function; the data itself stays in any case.
    terminationProtection: settings.deletionProtection,
    settings,
    ...(region === undefined ? {} : { env: { region } }),
  });
  return app;
}
