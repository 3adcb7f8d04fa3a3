import { createApp } from './create-app.ts';
import { SettingsError } from './settings.ts';

try {
  createApp().synth();
} catch (error) {
  // A wrong setting is the deployer's to mend: the message says how, a stack trace would hide it.
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
